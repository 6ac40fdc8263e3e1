import { createHash } from 'node:crypto';
import type { ReportPlan } from '../tracking/report-rows';
import { createHtmlRows } from './html-rows';
import type { ReportGroup, ReportLayout } from './layout';
import { leftOutPart } from './html-left-out';
import type { LocalTimes } from './local-time';
import { escaped } from './markup';
import { reportStyle } from './report-style';
import type { ReportWords } from './report-words';

/** Nothing but this very style sheet and pictures within the page: it loads nothing and runs nothing. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * A page to read, to print and to hand on: a summary, what has problems, the delivered photos as a contact
 * sheet, what is neither, then what was left out of the lists. Every text is shown as text. `subject`: the list
 * or the query that it is on; `undelivered`: without the tasks whose photos are all saved; `at`: ms since 1970.
 */
export function htmlLayout(
  plan: ReportPlan,
  words: ReportWords,
  times: LocalTimes,
  { subject, undelivered, at }: { subject: string; undelivered: boolean; at: number },
): ReportLayout {
  const { page } = words;
  const number = new Intl.NumberFormat(words.language);
  const rows = createHtmlRows(plan, words, subject);
  const grouped = new Set([...plan.attention, ...plan.delivered]);
  const titles = [page.person, page.what, page.task]
    .map((title) => `<th scope="col">${escaped(title)}</th>`)
    .join('');
  const heading = (title: string, n: number): string =>
    `<h2>${escaped(title)} <small>${number.format(n)}</small></h2>` +
    `<span class="running" dir="auto">${escaped(subject)}</span>`;
  const table = (look: string, title: string, tasks: readonly number[]): ReportGroup => ({
    before:
      `<section class="${look}"><table><colgroup><col><col><col></colgroup><thead><tr><th class="head" colspan="3">` +
      `${heading(title, tasks.length)}</th></tr><tr>${titles}</tr></thead><tbody>\n`,
    tasks,
    row: rows.line,
  });
  const sheet: ReportGroup = {
    before:
      `<section class="delivered"><table><thead><tr><th class="head">` +
      `${heading(page.delivered, plan.delivered.length)}</th></tr></thead><tbody><tr><td>` +
      `${rows.note(number)}<div class="sheet">\n`,
    tasks: plan.delivered,
    row: rows.figures,
  };
  const hasOthers = plan.counts.held + plan.counts.empty > 0;
  const others = plan.tasks.filter((task) => !grouped.has(task));
  const groups: { group: ReportGroup; end: string }[] = [
    { group: table('problems', page.problems, plan.attention), end: END_OF_TABLE },
    { group: sheet, end: `</div></td></tr>${END_OF_TABLE}` },
    { group: table('others', hasOthers ? page.others : page.toCome, others), end: END_OF_TABLE },
  ].filter(({ group }) => group.tasks.length > 0);

  const told = undelivered ? `${subject} · ${words.undelivered}` : subject;
  const title = escaped(`${told} · ${words.title}`);
  const head = `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
<header><h1 dir="auto">${escaped(told)}</h1><p>${escaped(page.made(times.long(at), times.zone))}</p></header>
<main>
${summary(plan, words, number)}
`;
  const lines = leftOutPart(plan.counts.leftOut, words, heading);
  const hasLines = plan.leftOut.length > 0;
  const nothing = hasLines ? '' : `<p>${escaped(page.nothing)}</p>\n`;
  const end = groups.at(-1)?.end ?? '';
  return {
    groups:
      groups.length === 0
        ? [{ before: head + nothing, tasks: [], row: () => [] }]
        : groups.map(({ group }, i) => ({
            ...group,
            before: (i === 0 ? head : groups[i - 1]!.end) + group.before,
          })),
    leftOut: { ...lines, before: hasLines ? end + lines.before : '' },
    after: (hasLines ? END_OF_TABLE : end) + END,
  };
}

const END_OF_TABLE = '</tbody></table></section>\n';
const END = '</main>\n</body>\n</html>\n';

/** The tasks in numbers that add up; what there is none of is told only where it is good to know. */
function summary(
  { counts, of }: ReportPlan,
  words: ReportWords,
  number: Intl.NumberFormat,
): string {
  const { page } = words;
  const toCome = counts.tasks - counts.delivered - counts.attention - counts.held - counts.empty;
  const isPart = counts.tasks < of;
  const told: { title: string; count: number; among?: number; look?: string }[] = [
    { title: page.tasks, count: counts.tasks, ...(isPart ? { among: of } : {}) },
    ...(isPart ? [] : [{ title: page.delivered, count: counts.delivered }]),
    { title: page.problems, count: counts.attention, look: 'alert' },
    ...[
      { title: page.toCome, count: toCome },
      { title: page.held, count: counts.held },
      { title: page.empty, count: counts.empty },
      { title: words.leftOut.title, count: counts.leftOut, look: 'alert' },
    ].filter(({ count }) => count > 0),
    ...(isPart ? [] : [{ title: page.photos, count: counts.photosSaved }]),
  ];
  const items = told.map(
    ({ title, count, among, look }) =>
      `<div${look && count > 0 ? ` class="${look}"` : ''}><dt>${escaped(title)}</dt>` +
      `<dd>${number.format(count)}${among === undefined ? '' : `<small> / ${number.format(among)}</small>`}</dd></div>`,
  );
  return `<dl>${items.join('')}</dl>`;
}
