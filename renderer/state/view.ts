import { createEffect, createMemo, createSignal, on } from 'solid-js';
import * as v from 'valibot';
import {
  REMEMBERED_LAYOUT,
  USUAL_LAYOUT,
  columnsOffered,
  columnsShown,
  fieldTitle,
  fromRemembered,
  isField,
  moveColumn,
  resizeColumn,
  showColumn,
  stepColumn,
  toRemember,
  widthOf,
} from './columns';
import type { ColumnKey, ColumnLayout, ListColumns } from './columns';
import { remembered } from './remembered';

export const VIEWS = ['sheet', 'table'] as const;
export type ViewName = (typeof VIEWS)[number];

/** How the tasks are looked at: as a contact sheet, or as a table with columns of the operator's choice. */
export interface View {
  name: () => ViewName;
  show(name: ViewName): void;
  /** The table's columns, in their order. */
  columns: () => readonly ColumnKey[];
  /** All columns that it could have. */
  offered: () => readonly ColumnKey[];
  /** Titles of the lists' columns among them. */
  fieldsOfColumns: () => readonly string[];
  /** Titles of the lists' columns that rows on show are to bring. */
  fields: () => readonly string[];
  /** In px. */
  widthOf(column: ColumnKey): number;
  /** Width in px; null = the usual one. */
  resize(column: ColumnKey, width: number | null): void;
  showColumn(column: ColumnKey, shown: boolean): void;
  /** Before another column, or (null) at the right end. */
  move(column: ColumnKey, before: ColumnKey | null): void;
  step(column: ColumnKey, step: -1 | 1): void;
  /** Whether the columns are the usual ones, at their usual widths. */
  isUsual: () => boolean;
  reset(): void;
}

const NONE: readonly string[] = [];
const NO_COLUMNS: ListColumns = { titles: NONE, names: NONE };

const placeOfView = remembered('view', v.picklist(VIEWS));
const placeOfColumns = remembered('columns', REMEMBERED_LAYOUT);

interface Ports {
  /** The list on show; null = all of them. */
  list: () => number | null;
  /** Changes when lists come or go. */
  lists: () => string;
  /** The columns of a list, or (null) of all lists. */
  fetchFields(list: number | null): Promise<ListColumns | undefined>;
}

export function createView(ports: Ports): View {
  const [fields, setFields] = createSignal<ListColumns>(NO_COLUMNS);
  const [name, setName] = createSignal<ViewName>(placeOfView.read() ?? 'sheet');
  const stored = placeOfColumns.read();
  const [layout, setLayout] = createSignal<ColumnLayout>(
    stored ? fromRemembered(stored) : USUAL_LAYOUT,
  );
  const change = (next: ColumnLayout): void => {
    setLayout(next);
    placeOfColumns.write(toRemember(next));
  };
  const columns = createMemo(() => columnsShown(layout(), fields()), undefined, {
    equals: sameItems,
  });
  // The sheet has no columns to ask for.
  let turn = 0;
  const read = async (list: number | null): Promise<void> => {
    const mine = ++turn;
    const found = await ports.fetchFields(list);
    if (found && mine === turn) setFields(found);
  };
  createEffect(
    on([name, ports.list, ports.lists], ([shown, list]) => {
      if (shown === 'table') void read(list);
    }),
  );

  const fieldsOfColumns = createMemo(() => columns().filter(isField).map(fieldTitle));
  return {
    name,
    show(next) {
      setName(next);
      placeOfView.write(next);
    },
    columns,
    offered: () => columnsOffered(fields()),
    fieldsOfColumns,
    fields: () => (name() === 'table' ? fieldsOfColumns() : NONE),
    widthOf: (column) => widthOf(layout(), column),
    resize: (column, width) => change(resizeColumn(layout(), column, width)),
    showColumn: (column, shown) => change(showColumn(layout(), fields(), column, shown)),
    move: (column, before) => change(moveColumn(layout(), fields(), column, before)),
    step: (column, step) => change(stepColumn(layout(), fields(), column, step)),
    isUsual: () => layout().shown === null && layout().widths.size === 0,
    reset: () => change(USUAL_LAYOUT),
  };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
