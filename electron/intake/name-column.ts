/** Finds the column that holds people's names, for naming their photos. */
import type { Entry } from '../../contract/list';
import { isOutcomeTitle, nameTitleRank } from './titles';

const SAMPLE_ENTRIES = 1000;

/**
 * The column titled as a name (full name before first name before last name); else the first column
 * of text, which is not mostly numbers, dates, addresses or one repeated word, nor what became of the
 * tasks; else null.
 */
export function findNameColumn(
  columns: readonly string[],
  entries: readonly Entry[],
): string | null {
  for (const rank of [0, 1, 2]) {
    const named = columns.find((title) => nameTitleRank(title) === rank);
    if (named !== undefined) return named;
  }
  const sample = entries.slice(0, SAMPLE_ENTRIES);
  return columns.find((title) => !isOutcomeTitle(title) && holdsText(title, sample)) ?? null;
}

function holdsText(title: string, sample: readonly Entry[]): boolean {
  const values = sample.flatMap((entry) =>
    Object.hasOwn(entry.fields, title) ? [entry.fields[title]!] : [],
  );
  const texts = values.filter(isText);
  // A column that says the same everywhere ("Year 3", "relax") names nobody.
  const varied = values.length < 3 || new Set(values).size > 1;
  return varied && texts.length * 2 > values.length;
}

function isText(value: string): boolean {
  if (value.length > 200 || value.includes('://') || value.includes('@')) return false;
  if (/^(?:true|false|yes|no|null)$/i.test(value)) return false;
  const letters = value.match(/\p{L}/gu)?.length ?? 0;
  const digits = value.match(/\p{N}/gu)?.length ?? 0;
  return letters > digits * 2;
}
