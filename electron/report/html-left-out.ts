import type { LeftOutPart } from './layout';
import { block, escaped } from './markup';
import { leftOutOutcome, placeOf } from './outcome';
import type { ReportWords } from './report-words';

/**
 * Lines that were left out of lists, as a table: name and line, why, what the line said. `total`: how many
 * there are; `heading`: of a section with so many in it. Its end is the caller's.
 */
export function leftOutPart(
  total: number,
  words: ReportWords,
  heading: (title: string, n: number) => string,
): LeftOutPart {
  const { page, leftOut } = words;
  const titles = [page.person, page.what, leftOut.text]
    .map((title) => `<th scope="col">${escaped(title)}</th>`)
    .join('');
  return {
    before:
      '<section class="left-out"><table><colgroup><col><col><col></colgroup><thead><tr>' +
      `<th class="head" colspan="3">${heading(leftOut.title, total)}</th></tr>` +
      `<tr>${titles}</tr></thead><tbody>\n`,
    row(left, list) {
      const status = words.statuses[leftOutOutcome(list)];
      const where = leftOut.line(placeOf(list), left.line);
      return (
        `<tr><td>${block('name', left.name ?? '')}${block('small', where)}</td>` +
        `<td><b>${escaped(status)}</b>${block('why', leftOut.reason(left.reason))}</td>` +
        `<td>${block('code', left.text)}</td></tr>\n`
      );
    },
    more: (list, n) =>
      `<tr><td colspan="3">${block('small', leftOut.more(placeOf(list), n))}</td></tr>\n`,
  };
}
