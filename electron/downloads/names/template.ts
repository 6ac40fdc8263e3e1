/** A piece of a name template: text as it stands, or a token to be filled in. */
export type TemplatePart =
  { kind: 'text'; text: string; at: number } | { kind: 'token'; token: string; at: number };

/** The tokens that exist for every photo; any other one names a column of the list. */
export const BUILT_IN_TOKENS = ['name', 'id', 'n', 'list', 'template', 'mode', 'date'] as const;
export type BuiltInToken = (typeof BUILT_IN_TOKENS)[number];

export type TokenMeaning =
  | { kind: 'built-in'; token: BuiltInToken }
  | { kind: 'date'; format: string }
  | { kind: 'column'; column: string }
  | { kind: 'unknown' };

/**
 * Cuts a template at `/` into the levels of a path, and each level into parts. A `/` inside braces
 * belongs to the token. `at` is the 0-based position in the template; a `{` without its `}` is text.
 */
export function parseTemplate(template: string): TemplatePart[][] {
  const levels: TemplatePart[][] = [[]];
  for (const match of template.matchAll(/\{([^{}]*)\}|\/|[^{/]+|\{/g)) {
    const [whole, token] = match;
    const level = levels[levels.length - 1]!;
    if (whole === '/') levels.push([]);
    else if (token !== undefined)
      level.push({ kind: 'token', token: token.trim(), at: match.index });
    else level.push({ kind: 'text', text: whole, at: match.index });
  }
  return levels;
}

/**
 * What a token stands for, given the columns there are. Exact spelling wins over spelling without
 * regard to case, and a built-in token over a column of the same name.
 */
export function meaningOf(token: string, columns: readonly string[]): TokenMeaning {
  const date = /^date:(.*)$/is.exec(token);
  if (date && !columns.includes(token)) return { kind: 'date', format: date[1]! };
  const exact = findBuiltIn(token);
  if (exact) return { kind: 'built-in', token: exact };
  if (columns.includes(token)) return { kind: 'column', column: token };
  const builtIn = findBuiltIn(token.toLowerCase());
  if (builtIn) return { kind: 'built-in', token: builtIn };
  const folded = fold(token);
  const column = columns.find((title) => fold(title) === folded);
  return column === undefined ? { kind: 'unknown' } : { kind: 'column', column };
}

function findBuiltIn(name: string): BuiltInToken | undefined {
  return BUILT_IN_TOKENS.find((token) => token === name);
}

function fold(title: string): string {
  return title.normalize('NFKC').trim().toLowerCase();
}
