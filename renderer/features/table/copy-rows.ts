import { MAX_COPIED_TEXT } from '../../../contract/ipc';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import { columnTitle, exportedText } from './cell-text';
import { eachSelectedRow } from './selected-rows';
import { toTsv } from './tsv';

/**
 * Puts the selected rows on the clipboard as the table shows them, its titles above them: a column of
 * numbers without a title tells nobody what they are.
 */
export async function copyRows(desk: Desk): Promise<void> {
  const { ask, bridge, messages, query, rows, selected, view } = desk;
  const ids = new Set(selected.ids());
  if (ids.size === 0) return;
  const columns = view.columns();
  const fields = [...view.fieldsOfColumns()];
  const asked = query.current();
  const moment = { saving: desk.savesByItself(), now: desk.now() };

  let text = toTsv([columns.map(columnTitle)]);
  const outcome = await eachSelectedRow(ids, {
    allIds: () => ask(bridge.idsBetween({ query: asked, from: 0, to: (rows.total() ?? 1) - 1 })),
    rows: async (offset, limit) =>
      (await ask(bridge.rows({ query: asked, offset, limit, fields })))?.rows,
    take(found) {
      text += toTsv(found.map((row) => columns.map((column) => exportedText(row, column, moment))));
      return text.length <= MAX_COPIED_TEXT;
    },
  });
  if (outcome.kind === 'not-answered') return;
  if (outcome.kind === 'enough') {
    messages.complain(tooMuch(ids.size));
    return;
  }
  const done = await ask(bridge.copyText({ text }));
  if (done !== undefined) messages.say(copied(outcome.rows));
}

// Made out here: what is said must not hold the text that was copied.
const copied = (rows: number) => () => words().table.copied(rows);
const tooMuch = (rows: number) => () => words().table.tooMuch(rows);
