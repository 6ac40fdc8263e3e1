const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text as text of a page; signs that no page may hold are left out. */
export function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, '')
      .replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign)
  );
}

/** A block of text, in the direction that the text itself has; nothing where there is none. */
export function block(look: string, text: string): string {
  return text === '' ? '' : `<div class="${look}" dir="auto">${escaped(text)}</div>`;
}
