import type { HistoryStep } from '../../../contract/history';
import type { Desk } from '../../state/desk';
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
  desk.messages.say(() => {
    const said = words().history;
    if (done === null) return said.gone;
    return way === 'undo' ? said.undone(done.step, done.left) : said.redone(done.step);
  });
}

/** Whether the step is the one that would be undone now, as far as the window knows. */
export function canUndo(desk: Desk, step: number): boolean {
  const { undo, redo } = desk.app.history;
  return !(undo && undo.id > step) && !(redo && redo.id <= step);
}
