import FileText from 'lucide-solid/icons/file-text';
import { ACTION_GROUPS } from '../../../contract/actions';
import type { ActionGroup, ActionId } from '../../../contract/actions';
import type { Desk } from '../../state/desk';
import type { IconShape } from '../../ui/icon';
import { words } from '../../words';
import { ACTION_ICONS } from '../actions/action-icons';
import { capsOf } from '../actions/key-caps';
import type { Registry } from '../actions/registry';
import { closeness, score } from './score';
import { suggestedNow } from './suggested';

/** A line of the palette. */
export interface Entry {
  /** Never the same for two. */
  key: string;
  name: string;
  /** What it belongs to. */
  group: string;
  icon: IconShape;
  caps: string[];
  /** A name of the operator's own, of unknown direction. */
  theirs: boolean;
  /** What tells it from others of the same name. */
  note?: string;
  run(): void;
}

/** Lists that are offered before anything is typed, and lines in all. */
const LISTS_UNASKED = 6;
const MOST = 60;

/** Every action that makes sense now, what is likely wanted first, and a jump to every list. */
export function allEntries(desk: Desk, registry: Registry): Entry[] {
  const groups = Object.keys(ACTION_GROUPS) as ActionGroup[];
  const entriesOf = (ids: readonly ActionId[], group: string): Entry[] =>
    ids
      .map((id) => registry.get(id))
      .filter((action) => action.id !== 'palette' && action.offered())
      .map((action): Entry => ({
        key: action.id,
        name: action.label(),
        group,
        icon: ACTION_ICONS[action.id],
        caps: capsOf(action.id, desk.bridge.platform),
        theirs: false,
        run: action.run,
      }));
  const first = suggestedNow(desk.app, desk.query.current().status, desk.selected.ids().size);
  const actions = [
    ...entriesOf(first, words().palette.suggested),
    ...groups.flatMap((group) =>
      entriesOf(
        ACTION_GROUPS[group].filter((id) => !first.includes(id)),
        words().actionGroups[group],
      ),
    ),
  ];
  const lists = desk.app.lists.map(({ id, name }): Entry => ({
    key: `list-${id}`,
    name,
    group: words().palette.goTo,
    icon: FileText,
    caps: [],
    theirs: true,
    run: () => desk.query.showList(id),
  }));
  return [...actions, ...lists];
}

/** Those that fit what was typed, best first; in their own order while nothing is typed. */
export function fitting(entries: readonly Entry[], typed: string): Entry[] {
  if (typed.trim() === '') {
    let lists = 0;
    return entries.filter((entry) => !entry.theirs || ++lists <= LISTS_UNASKED);
  }
  return entries
    .flatMap((entry) => {
      const fit = score(typed, entry.name);
      return fit === null ? [] : [{ entry, fit }];
    })
    .toSorted((a, b) => b.fit - a.fit)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/**
 * What fits, with the tasks that were found, the closest of them first. They stand where the first of them
 * belongs by its closeness to what was typed, and after everything where none of them is close.
 */
export function withTasks(
  fit: readonly Entry[],
  tasks: readonly Entry[],
  typed: string,
): readonly Entry[] {
  const closest = tasks.toSorted((a, b) => closeness(typed, b.name) - closeness(typed, a.name));
  const close = closest[0] ? closeness(typed, closest[0].name) : 0;
  const at = close === 0 ? -1 : fit.findIndex(({ name }) => closeness(typed, name) < close);
  return at < 0 ? [...fit, ...closest] : fit.toSpliced(at, 0, ...closest);
}
