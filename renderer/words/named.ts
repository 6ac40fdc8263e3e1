/** A word for a key that comes from outside, such as an error code; undefined when there is none. */
export function named(table: Readonly<Record<string, string>>, key: string): string | undefined {
  // `table['constructor']` is a function: only the table's own words count.
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
