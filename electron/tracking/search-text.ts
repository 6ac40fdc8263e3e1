/** The form in which texts are compared when searching and sorting by name. */
export function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The one text in which a task is searched. Line breaks keep a hit from running across two parts. */
export function searchText(parts: readonly (string | null)[]): string {
  return normalised(parts.filter(Boolean).join('\n'));
}
