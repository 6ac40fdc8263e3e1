/** Lines without an ID as a list that can be mended and brought in again. */
import { withoutFormula } from '../../contract/spreadsheet-text';
import type { LeftOutOfList } from '../tracking/left-out';
import { BYTE_ORDER_MARK, line, type Separator } from './cells';
import { fieldsOf } from './csv';
import { leftOutReason } from './outcome';
import type { ReportWords } from './report-words';

/**
 * The cells as they stood in the lists, under their titles; where there were none, what the line said; and,
 * last, which line it was and why it was left out. In place of the ID stands what stood there.
 */
function rowsOf(lists: readonly LeftOutOfList[], words: ReportWords): string[][] {
  const { reason } = words.columns;
  const lines = lists.flatMap((list) => list.lines.map((one) => ({ list, one })));
  const titles = [...new Set(lists.flatMap(({ columns }) => columns))].filter((t) => t !== reason);
  const hasText = lines.some(({ one }) => !one.cells);
  return [
    ['task_id', ...titles, ...(hasText ? [words.leftOut.text] : []), reason],
    ...lines.map(({ list, one }) => [
      one.cells?.id ?? '',
      ...fieldsOf({ fields: one.cells?.fields ?? {} }, titles),
      ...(hasText ? [one.cells ? '' : one.text] : []),
      leftOutReason(one, list, words),
    ]),
  ];
}

/** As a CSV file (RFC 4180, UTF-8). */
export function leftOutCsv(
  lists: readonly LeftOutOfList[],
  words: ReportWords,
  separator: Separator,
): string {
  const lines = rowsOf(lists, words).map((cells) => line(cells, separator));
  return BYTE_ORDER_MARK + lines.join('');
}

/** As text for the clipboard, which spreadsheets take as cells. */
export function leftOutText(lists: readonly LeftOutOfList[], words: ReportWords): string {
  const cell = (text: string): string => withoutFormula(text).replace(/\s+/gu, ' ');
  return rowsOf(lists, words)
    .map((row) => row.map(cell).join('\t'))
    .join('\n');
}
