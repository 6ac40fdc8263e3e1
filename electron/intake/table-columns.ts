import type { Field } from './collect';
import type { Layout } from './layout';
import { nameBeside } from './name-beside';
import { filledCells } from './split-rows';
import type { Row } from './split-rows';
import { isWholeUuid, uuidsIn } from './task-id';
import { ColumnTitles } from './titles';

/** The columns beside the ID: their titles, and which of them hold anything. */
export class TableColumns {
  readonly #layout: Layout;
  readonly #makeTitles = new ColumnTitles();
  readonly #titles: string[] = [];
  readonly #used: boolean[] = [];

  constructor(layout: Layout) {
    this.#layout = layout;
    layout.header?.titles.forEach((title) => this.#addColumn(title));
  }

  /**
   * The row's other cells; an ID that stood outside its column is no field either. A row of an ID and
   * its name in one cell has the name in the first column beside the IDs.
   */
  fieldsOf(row: Row, ids: readonly string[]): Field[] {
    const { header, idColumn } = this.#layout;
    const name = header === null ? nameInOneCell(row) : null;
    if (name !== null) {
      const at = idColumn === 0 ? 1 : 0;
      while (this.#titles.length <= at) this.#addColumn('');
      this.#used[at] = true;
      return [[this.#titles[at]!, name]];
    }
    const strayed = idColumn === null || (row.cells[idColumn] ?? '').trim() === '';
    const taken = new Set(strayed ? ids : []);
    const fields: Field[] = [];
    for (const [at, text] of row.cells.entries()) {
      if (at === this.#titles.length) this.#addColumn('');
      if (at === idColumn || text === '') continue;
      if (strayed && isWholeUuid(text) && taken.has(uuidsIn(text)[0]!)) continue;
      if (!this.#used[at] && text.trim() !== '') this.#used[at] = true;
      fields.push([this.#titles[at]!, text]);
    }
    return fields;
  }

  /** What stands in the place of the ID, and beside it, of a row that holds none. */
  cellsOf({ cells }: Row): { id: string; fields: Field[] } {
    const { idColumn } = this.#layout;
    const fields = cells.flatMap((text, at): Field[] =>
      at === idColumn || this.#titles[at] === undefined ? [] : [[this.#titles[at], text]],
    );
    return { id: idColumn === null ? '' : (cells[idColumn] ?? ''), fields };
  }

  /** Of all columns, by their place; of at least so many as `rows` have. */
  titlesOver(rows: readonly Row[]): readonly string[] {
    for (const { cells } of rows) while (this.#titles.length < cells.length) this.#addColumn('');
    return this.#titles;
  }

  /** Titled columns, and untitled ones that hold something. */
  inUse(): string[] {
    return this.#titles.filter((_, at) => this.#used[at] && at !== this.#layout.idColumn);
  }

  #addColumn(title: string): void {
    const at = this.#titles.length;
    this.#titles.push(this.#makeTitles.next(title, at));
    this.#used.push(title.trim() !== '');
  }
}

/** "… Ann Lee" on a line of its own among rows with the name in a cell of its own. */
function nameInOneCell({ cells }: Row): string | null {
  const [cell = '', ...more] = filledCells(cells);
  return more.length > 0 || isWholeUuid(cell) ? null : nameBeside(cell);
}
