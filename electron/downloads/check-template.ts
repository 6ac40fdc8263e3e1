import { DATE_PARTS, MAX_FOLDERS } from './naming';
import { BUILT_IN_TOKENS, meaningOf, parseTemplate } from './template';

/** Something in a name template that will not do what it seems to. */
export interface TemplateProblem {
  /** 0-based position in the template. */
  at: number;
  message: string;
}

/**
 * What is wrong with a name template, for the given column titles, in the order it stands there.
 * A template with problems still works: what is unknown stays empty.
 */
export function checkTemplate(template: string, columns: readonly string[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const say = (at: number, message: string) => problems.push({ at, message });
  const levels = parseTemplate(template);

  for (const part of levels.flat()) {
    if (part.kind === 'text') {
      if (part.text === '{') say(part.at, 'This { has no } after it, so it is taken as it stands.');
      const backslash = part.text.indexOf('\\');
      if (backslash >= 0) {
        say(part.at + backslash, 'A \\ becomes a -. Use / between folders.');
      }
      continue;
    }
    const meaning = meaningOf(part.token, columns);
    if (meaning.kind === 'unknown') say(part.at, unknownToken(part.token));
    if (meaning.kind === 'date' && meaning.format.search(DATE_PARTS) < 0) {
      say(part.at, `{${part.token}} shows no date. Write it like {date:YYYY-MM-DD}.`);
    }
  }

  if (template.trim() === '')
    say(0, 'The template is empty: photos are named after their task ID.');
  if (/^\s*\//.test(template))
    say(0, 'The first / does nothing: paths begin in the chosen folder.');
  else if (/\/\s*$/.test(template)) {
    say(template.length - 1, 'Nothing follows the last /: photos are named after their task ID.');
  }
  for (const dots of template.matchAll(/(?<=^|\/)\s*\.+\s*(?=\/|$)/g)) {
    say(dots.index, 'A folder of dots is left out: photos never leave the chosen folder.');
  }
  const extension = /\.(png|jpe?g|webp)\s*$/i.exec(template);
  if (extension) {
    say(extension.index, `Leave out ${extension[0].trim()}: the extension is added by itself.`);
  }
  if (levels.length - 1 > MAX_FOLDERS) {
    say(template.length, `Only the first ${MAX_FOLDERS} folders are made.`);
  }
  return problems.toSorted((a, b) => a.at - b.at);
}

function unknownToken(token: string): string {
  if (token === '') return 'There is nothing between { and }.';
  const known = BUILT_IN_TOKENS.map((name) => `{${name}}`).join(' ');
  return `There is no column “${token}”, so {${token}} stays empty. Always there: ${known}`;
}
