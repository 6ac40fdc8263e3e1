import type { IntakeResult } from '../../contract/list';

/** What must hold of every outcome, whatever was read. */
export function checkOutcome(result: IntakeResult, lines: number): void {
  if (!result.ok) {
    if (!/^This [^\0]{15,300}\.$/.test(result.message)) throw new Error(`Words: ${result.message}`);
    return;
  }
  const { entries, rejected, columns, nameColumn } = result.list;
  const titles = new Set(columns);
  if (titles.size !== columns.length) throw new Error('A column has two titles alike.');
  if (nameColumn !== null && !titles.has(nameColumn)) throw new Error('No such name column.');
  for (const { line } of [...entries, ...rejected]) {
    if (!Number.isInteger(line) || line < 1 || line > lines) throw new Error(`Line ${line}`);
  }
  for (const { id, fields } of entries) {
    if (!/^[A-Za-z0-9_-]{8,128}$/.test(id)) throw new Error(`ID ${id}`);
    for (const [title, value] of Object.entries(fields)) {
      if (!titles.has(title)) throw new Error(`A field without a column: ${title}`);
      if (typeof value !== 'string' || value.trim() === '') throw new Error(`A blank ${title}`);
    }
  }
  for (const { text } of rejected) if (text.length > 200) throw new Error('A long rejected line.');
  if (Reflect.get({}, 'id') !== undefined) throw new Error('The prototype was changed.');
}

/** Every ID must stand in the text, as people may have written it. */
export function checkIds(result: IntakeResult, text: string): void {
  if (!result.ok) return;
  const whole = `${plain(text)}\n${plain(unescaped(text))}`;
  for (const { id } of result.list.entries) {
    // JSON may write a whole number in other ways.
    if (/^\d+$/.test(id) || whole.includes(id.toLowerCase())) continue;
    throw new Error(`${id} does not stand in the input.`);
  }
}

/** Text as intake repairs it, in small letters. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g, '')
    .replace(/[\u2010-\u2015\u2212\uFE58\u30FC]/g, '-')
    .toLowerCase();
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_, hex?: string, one?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (one ?? ''),
  );
}
