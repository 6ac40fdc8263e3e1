import type { Desk } from '../../state/desk';
import { moveCursor } from '../../state/selection';
import type { Actions } from '../selection/task-actions';
import { createTypeAhead } from '../selection/type-ahead';
import type { Stacks } from './open-stack';
import { taskAt } from './stack';

/** What the keys ask of the sheet, and do to it. */
interface Sheet {
  stacks: Stacks;
  /** Places in all, side by side, and rows of them on a screen. */
  total: () => number;
  columns: () => number;
  screenRows: () => number;
  /** The place with the focus ring. */
  stand: () => number | null;
  /** The photo that the keyboard stands on, where a stack is open at this task. */
  standsOn(index: number): number | null;
  toggleStack(index: number): void;
  /** Opens a task, or a photo of it, in the lightbox. */
  look(index: number, photo: number | null): void;
  /** Scrolls until this row of cards is seen. */
  reveal(row: number): void;
}

/** What the keys do on the contact sheet. */
export function createSheetKeys(
  desk: Desk,
  actions: Actions,
  sheet: Sheet,
): (event: KeyboardEvent) => void {
  const { stacks, standsOn } = sheet;
  const revealPlace = (place: number): void => sheet.reveal(Math.floor(place / sheet.columns()));
  const typeAhead = createTypeAhead(desk, () => stacks.stand(0));
  return (event) => {
    if (event.metaKey || typeAhead.take(event)) return;
    const place = sheet.stand();
    const at = place === null ? null : taskAt(place, stacks.open()).index;
    if (event.altKey) {
      const wants =
        event.key === 'ArrowRight' ? 'open' : event.key === 'ArrowLeft' ? 'close' : null;
      if (wants === null || at === null) return;
      event.preventDefault();
      if ((wants === 'open') === (standsOn(at) === null)) sheet.toggleStack(at);
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      const photo = at === null ? null : standsOn(at);
      const row = at === null || photo === null ? undefined : desk.rows.at(at);
      if (row && photo) actions.reveal(row.id, row.photos[photo]?.key ?? null);
      else actions.revealSelected();
      return;
    }
    if (event.key === ' ' && at !== null) {
      event.preventDefault();
      if (event.ctrlKey) void desk.selected.pickSeen(at, 'toggle');
      else sheet.look(at, standsOn(at));
      return;
    }
    const to = moveCursor(event.key, desk.selected.cursor() === null ? null : place, {
      total: sheet.total(),
      columns: sheet.columns(),
      screenRows: sheet.screenRows(),
      entry: place ?? 0,
    });
    if (to === null) return;
    event.preventDefault();
    revealPlace(to);
    const { index, photo } = taskAt(to, stacks.open());
    stacks.stand(photo);
    void desk.selected.pick(index, event.shiftKey ? 'range' : 'only');
  };
}
