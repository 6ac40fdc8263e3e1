import * as v from 'valibot';
import type { SortKey } from '../../contract/view';

/** Facts of a task that a table may show, in the order they are offered in. */
export const FACT_COLUMNS = [
  'name',
  'status',
  'photos',
  'trouble',
  'id',
  'template',
  'mode',
  'added',
  'created',
  'finished',
  'updated',
] as const;
export type FactColumn = (typeof FACT_COLUMNS)[number];

/** A column of the table: a fact of the task, or a column of the lists by its title. */
export type ColumnKey = FactColumn | `field:${string}`;

/** The columns that the lists on show have, by their titles. */
export interface ListColumns {
  titles: readonly string[];
  /** Those among them that the name of a task is taken from in every list: the pinned column says the same. */
  names: readonly string[];
}

/** What the operator made of the table; what was left alone goes on following the defaults. */
export interface ColumnLayout {
  /** Columns beside the name, in their order; null = the usual ones. Some may not exist in every list. */
  shown: readonly ColumnKey[] | null;
  /** Widths in px that differ from the usual ones. */
  widths: ReadonlyMap<ColumnKey, number>;
}

export const USUAL_LAYOUT: ColumnLayout = { shown: null, widths: new Map() };

/** The name stays at the left edge, and is always there: without it nobody knows whose row it is. */
export const PINNED: ColumnKey = 'name';

/** Widths in px. */
const MIN_WIDTH = 56;
const MAX_WIDTH = 900;
const FIELD_WIDTH = 124;
const USUAL_WIDTHS: { [K in FactColumn]: number } = {
  name: 200,
  status: 160,
  photos: 72,
  trouble: 280,
  id: 290,
  template: 132,
  mode: 76,
  added: 188,
  created: 188,
  finished: 188,
  updated: 188,
};

/** Fields that a table shows from the start; a list with forty columns is not shown whole. */
const USUAL_FIELDS = 4;
/** Field titles are text of spreadsheets: what is remembered of them is bounded. */
const MOST_REMEMBERED = 200;

export function isField(column: ColumnKey): column is `field:${string}` {
  return column.startsWith('field:');
}

/** The title that a field's column has in its list. */
export function fieldTitle(column: `field:${string}`): string {
  return column.slice('field:'.length);
}

/** Whether a column holds figures, which stand below each other at its right edge. */
export function isFigure(column: ColumnKey): boolean {
  return column === 'photos';
}

/** What the table is sorted by under this title; null = it cannot be. */
export function sortKeyOf(column: ColumnKey): SortKey | null {
  return column === 'photos' || column === 'trouble' ? null : column;
}

/** All columns that can be shown where the lists have these fields. */
export function columnsOffered({ titles }: ListColumns): ColumnKey[] {
  return [...FACT_COLUMNS, ...titles.map((title) => `field:${title}` as const)];
}

/** The columns on show, in their order, where the lists have these fields. */
export function columnsShown(layout: ColumnLayout, fields: ListColumns): ColumnKey[] {
  const offered = new Set(columnsOffered(fields));
  return [PINNED, ...stored(layout, fields).filter((column) => offered.has(column))];
}

function stored(layout: ColumnLayout, { titles, names }: ListColumns): readonly ColumnKey[] {
  if (layout.shown) return layout.shown;
  const usual = titles
    .filter((title) => !names.includes(title))
    .slice(0, USUAL_FIELDS)
    .map((title) => `field:${title}` as const);
  return ['status', ...usual, 'photos', 'template', 'created', 'finished'];
}

/** Shows a column at the right end, or hides it. */
export function showColumn(
  layout: ColumnLayout,
  fields: ListColumns,
  column: ColumnKey,
  shown: boolean,
): ColumnLayout {
  if (column === PINNED) return layout;
  const others = stored(layout, fields).filter((other) => other !== column);
  return { ...layout, shown: shown ? [...others, column] : others };
}

/** Puts a column before another one, or (null) at the right end. The pinned one stays where it is. */
export function moveColumn(
  layout: ColumnLayout,
  fields: ListColumns,
  column: ColumnKey,
  before: ColumnKey | null,
): ColumnLayout {
  const now = stored(layout, fields);
  if (column === before || !now.includes(column)) return layout;
  const others = now.filter((other) => other !== column);
  const found = before === null ? -1 : others.indexOf(before);
  const at = before === PINNED ? 0 : found < 0 ? others.length : found;
  return { ...layout, shown: others.toSpliced(at, 0, column) };
}

/** Moves a column one place to the left (-1) or right (1) among those on show. */
export function stepColumn(
  layout: ColumnLayout,
  fields: ListColumns,
  column: ColumnKey,
  step: -1 | 1,
): ColumnLayout {
  const shown = columnsShown(layout, fields);
  const from = shown.indexOf(column);
  const to = from + step;
  if (from <= 0 || to <= 0 || to >= shown.length) return layout;
  return moveColumn(layout, fields, column, shown[step < 0 ? to : to + 1] ?? null);
}

/** Width of a column in px. */
export function widthOf(layout: ColumnLayout, column: ColumnKey): number {
  return layout.widths.get(column) ?? (isField(column) ? FIELD_WIDTH : USUAL_WIDTHS[column]);
}

/** Sets a width (px), within what can be read and grasped; null = the usual one again. */
export function resizeColumn(
  layout: ColumnLayout,
  column: ColumnKey,
  width: number | null,
): ColumnLayout {
  const widths = new Map(layout.widths);
  if (width === null) widths.delete(column);
  else widths.set(column, Math.round(Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, width))));
  return { ...layout, widths };
}

const COLUMN = v.pipe(
  v.string(),
  v.maxLength(4_096),
  v.check(
    (text) => text.startsWith('field:') || (FACT_COLUMNS as readonly string[]).includes(text),
  ),
  v.transform((text) => text as ColumnKey),
);
const WIDTH = v.pipe(v.number(), v.minValue(MIN_WIDTH), v.maxValue(MAX_WIDTH));

/** A layout as it is remembered. */
export const REMEMBERED_LAYOUT = v.object({
  shown: v.nullable(v.pipe(v.array(COLUMN), v.maxLength(MOST_REMEMBERED))),
  widths: v.pipe(v.array(v.tuple([COLUMN, WIDTH])), v.maxLength(MOST_REMEMBERED)),
});
export type RememberedLayout = v.InferOutput<typeof REMEMBERED_LAYOUT>;

/** What to remember of a layout; of too many widths the last ones that were set. */
export function toRemember(layout: ColumnLayout): RememberedLayout {
  return {
    shown: layout.shown && layout.shown.slice(0, MOST_REMEMBERED),
    widths: [...layout.widths].slice(-MOST_REMEMBERED),
  };
}

export function fromRemembered({ shown, widths }: RememberedLayout): ColumnLayout {
  // The same column twice would be two columns of one key.
  const unique = shown && [...new Set(shown)].filter((column) => column !== PINNED);
  return { shown: unique, widths: new Map(widths) };
}
