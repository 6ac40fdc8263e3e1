import type { ReportPlan, ReportRow } from '../tracking/report-rows';
import type { ReportLayout } from './layout';
import { outcomeOf, reasonOf, savedAt } from './outcome';
import { reportStyle } from './report-style';
import type { ReportWords } from './report-words';

/**
 * A page to read and to print: counts, what needs attention, then all others. It holds no script, loads
 * nothing, and shows every text as text. `subject`: the list or the query that it is on; `at`: ms since
 * 1970.
 */
export function htmlLayout(
  plan: ReportPlan,
  words: ReportWords,
  subject: string,
  at: number,
): ReportLayout {
  const when = new Intl.DateTimeFormat(words.language, { dateStyle: 'long', timeStyle: 'short' });
  const short = new Intl.DateTimeFormat(words.language, { dateStyle: 'short', timeStyle: 'short' });
  const number = new Intl.NumberFormat(words.language);
  const rest = new Set(plan.attention);
  const others = plan.tasks.filter((n) => !rest.has(n));
  const shown = plan.columns.filter(({ isName }) => !isName).map(({ title }) => title);

  const count = (key: keyof ReportWords['counts']): string =>
    `<div${key === 'attention' && plan.counts.attention > 0 ? ' class="alert"' : ''}>` +
    `<dt>${escaped(words.counts[key])}</dt><dd>${number.format(plan.counts[key])}</dd></div>`;
  const keys = Object.keys(words.counts) as (keyof ReportWords['counts'])[];
  const head = `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${subject} · ${words.title}`)}</title>
<style>${reportStyle}</style>
</head>
<body>
<header><h1 dir="auto">${escaped(subject)}</h1><p>${escaped(words.made(when.format(at)))}</p></header>
<dl>${keys.map(count).join('')}</dl>
`;
  const { columns } = words;
  const titles = [columns.name, columns.status, columns.files, columns.trace].map(
    (title) => `<th scope="col">${escaped(title)}</th>`,
  );
  const group = (title: string, tasks: readonly number[]) => ({
    before: `<h2>${escaped(title)} <small>${number.format(tasks.length)}</small></h2>
<table><thead><tr><th scope="col" class="n"></th>${titles.join('')}</tr></thead><tbody>
`,
    tasks,
  });
  const groups = [
    ...(plan.attention.length > 0 ? [group(words.attention, plan.attention)] : []),
    ...(others.length > 0 ? [group(words.others, others)] : []),
  ].map(({ before, tasks }, i) => ({ before: i === 0 ? before : END_OF_TABLE + before, tasks }));

  return {
    groups:
      groups.length > 0
        ? groups.map((one, i) => (i === 0 ? { ...one, before: head + one.before } : one))
        : [{ before: `${head}<p>${escaped(words.nothing)}</p>\n`, tasks: [] }],
    row(row, place) {
      const outcome = outcomeOf(row);
      const { reason } = reasonOf(row, outcome, words);
      const saved = savedAt(row);
      return (
        `<tr class="${outcome}"><td class="n">${number.format(place + 1)}</td>` +
        `<td>${nameCell(row, shown)}</td>` +
        `<td><b>${escaped(words.statuses[outcome])}</b>${small(reason)}` +
        `${small(saved === null ? '' : short.format(saved))}</td>` +
        `<td>${row.photos.map(photoLines).join('')}</td>` +
        `<td class="code">${escaped(row.traceId ?? '')}</td></tr>\n`
      );
    },
    after: `${groups.length > 0 ? END_OF_TABLE : ''}</body>\n</html>\n`,
  };
}

const END_OF_TABLE = '</tbody></table>\n';

function nameCell(row: ReportRow, shown: readonly string[]): string {
  const said = shown.flatMap((title) =>
    Object.hasOwn(row.fields, title) ? [`${title}: ${row.fields[title]}`] : [],
  );
  const name = row.name === null ? '' : `<b dir="auto">${escaped(row.name)}</b>`;
  return `${name}<div class="code">${escaped(row.id)}</div>${small([row.lists.join(', '), ...said].join(' · '))}`;
}

function photoLines({ path, sha256 }: ReportRow['photos'][number]): string {
  if (path === null) return '';
  return `<div class="file" dir="auto">${escaped(path)}</div><div class="code">${escaped(sha256 ?? '')}</div>`;
}

function small(text: string): string {
  return text === '' ? '' : `<div class="small" dir="auto">${escaped(text)}</div>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as text of a page; signs that no page may hold are left out. */
function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, '')
      .replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign)
  );
}
