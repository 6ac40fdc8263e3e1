/** A task and where it stood when it was touched; rows may have moved since. */
export interface Mark {
  id: string;
  index: number;
}

/** `anchor`: where a range begins; `cursor`: where the keyboard stands. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: Mark | null;
  cursor: Mark | null;
}

export const NOTHING: Selection = { ids: new Set(), anchor: null, cursor: null };

/** A plain click or arrow key. */
export function selectOnly(mark: Mark): Selection {
  return { ids: new Set([mark.id]), anchor: mark, cursor: mark };
}

/** Ctrl- or Cmd-click. */
export function toggle(selection: Selection, mark: Mark): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(mark.id)) ids.add(mark.id);
  return { ids, anchor: mark, cursor: mark };
}

/** Shift: `between` holds the IDs from the anchor to the mark. `adding` keeps the others. */
export function extend(
  selection: Selection,
  mark: Mark,
  between: readonly string[],
  adding: boolean,
): Selection {
  const ids = new Set(adding ? selection.ids : []);
  for (const id of between) ids.add(id);
  return { ids, anchor: selection.anchor ?? mark, cursor: mark };
}

export function selectAll(selection: Selection, ids: readonly string[]): Selection {
  return { ...selection, ids: new Set(ids) };
}

/** Without tasks that are gone. */
export function forget(selection: Selection, gone: readonly string[]): Selection {
  const ids = new Set(selection.ids);
  for (const id of gone) ids.delete(id);
  return { ...selection, ids };
}

/** How the cursor moves over a sheet of so many columns. */
export interface Grid {
  total: number;
  columns: number;
  /** Whole rows of the sheet that fit on the screen. */
  screenRows: number;
  /** Where a cursor that stands nowhere yet comes in; 0 when absent. */
  entry?: number;
}

/**
 * The place that the keyboard is shown on: the cursor's, or where it comes in (`entry`) while it stands
 * nowhere. Rows that are gone may have left the cursor behind the last place; null = there is none.
 */
export function keyboardPlace(cursor: number | null, entry: number, total: number): number | null {
  return total > 0 ? Math.min(total - 1, cursor ?? entry) : null;
}

/** Where a key takes the cursor from `from` (null = it stands nowhere yet); null = it is not a key for that. */
export function moveCursor(key: string, from: number | null, grid: Grid): number | null {
  const last = grid.total - 1;
  if (last < 0) return null;
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -grid.columns,
    ArrowDown: grid.columns,
    PageUp: -grid.columns * Math.max(1, grid.screenRows),
    PageDown: grid.columns * Math.max(1, grid.screenRows),
    Home: -Infinity,
    End: Infinity,
  };
  const step = steps[key];
  if (step === undefined) return null;
  if (from === null) {
    return key === 'End' ? last : key === 'Home' ? 0 : Math.min(last, grid.entry ?? 0);
  }
  const to = from + step;
  // Up in the first row and down in the last stay in their column rather than jump to a corner.
  if (key === 'ArrowUp' && to < 0) return from;
  if (key === 'ArrowDown' && to > last) {
    const hasRowBelow = Math.floor(from / grid.columns) < Math.floor(last / grid.columns);
    return hasRowBelow ? last : from;
  }
  return Math.max(0, Math.min(last, to));
}
