import type { HistoryStep } from '../../../contract/history';
import type { RowQuery } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import type { Offer } from '../../state/messages';
import { isSifted } from '../../state/status-counts';
import { words } from '../../words';
import type { Part, Parts } from '../actions/action';

type Way = 'undo' | 'redo';

/** Undo and redo: of the field that the operator types in, else of what was done last. */
export function historyActions(desk: Desk): Parts<Way> {
  const part = (way: Way): Part => {
    const next = (): HistoryStep | null => desk.app.history[way];
    return {
      label() {
        const step = desk.typing() ? null : next();
        if (way === 'undo') return step ? words().history.undoStep(step) : words().history.undo;
        return step ? words().history.redoStep(step) : words().history.redo;
      },
      offered: () => desk.typing() || next() !== null,
      run() {
        if (desk.typing()) document.execCommand(way);
        else void turn(desk, way, null);
      },
    };
  };
  return { undo: part('undo'), redo: part('redo') };
}

/** Undoes or redoes the next step, if it is this one (null = whichever it is), and says so. */
export async function turn(desk: Desk, way: Way, step: number | null): Promise<void> {
  const done = await desk.ask(desk.bridge[way]({ step }));
  if (done === undefined) return;
  if (done === null) {
    desk.messages.say(() => words().history.gone);
    return;
  }
  const text = (): string => {
    const said = words().history;
    return way === 'undo' ? said.undone(done.step, done.left) : said.redone(done.step);
  };
  if (way === 'undo') desk.messages.takeBack(done.step.id);
  const brings = way === 'undo' && done.step.kind === 'remove';
  desk.messages.say(text, null, brings ? showAll(desk) : undefined);
  if (done.list !== null && isPartial(desk.query.current())) desk.query.showWholeList(done.list);
}

/** What is searched for or filtered may hide what came back: a way to see it. */
function showAll({ query }: Desk): Offer | undefined {
  if (!isSifted(query.current())) return undefined;
  return { label: () => words().empty.showAll, run: () => query.reset() };
}

/** Not all tasks are on show, for whatever reason. */
function isPartial(query: RowQuery): boolean {
  return query.status !== 'all' || query.list !== null || isSifted(query);
}

/** Whether the step is the one that would be undone now, as far as the window knows. */
export function canUndo(desk: Desk, step: number): boolean {
  const { undo, redo } = desk.app.history;
  return !(undo && undo.id > step) && !(redo && redo.id <= step);
}
