import type { TemplateProblem, TemplateTrouble } from '../../../contract/template-problem';
import { DATE_PARTS, MAX_FOLDERS } from './naming';
import { BUILT_IN_TOKENS, meaningOf, parseTemplate } from './template';

/**
 * What is wrong with a name template, for the given column titles, in the order it stands there.
 * A template with problems still works: what is unknown stays empty.
 */
export function checkTemplate(template: string, columns: readonly string[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const say = (at: number, code: TemplateTrouble, message: string, part = '') =>
    problems.push({ at, code, part, message });
  const levels = parseTemplate(template);

  for (const part of levels.flat()) {
    if (part.kind === 'text') {
      if (part.text === '{')
        say(part.at, 'unclosed', 'This { has no } after it, so it is taken as it stands.');
      const backslash = part.text.indexOf('\\');
      if (backslash >= 0) {
        say(part.at + backslash, 'backslash', 'A \\ becomes a -. Use / between folders.');
      }
      continue;
    }
    const meaning = meaningOf(part.token, columns);
    if (meaning.kind === 'unknown') {
      const code = part.token === '' ? 'nothing' : 'unknown';
      say(part.at, code, unknownToken(part.token), part.token);
    }
    if (meaning.kind === 'date' && meaning.format.search(DATE_PARTS) < 0) {
      say(
        part.at,
        'no-date',
        `{${part.token}} shows no date. Write it like {date:YYYY-MM-DD}.`,
        part.token,
      );
    }
  }

  if (template.trim() === '')
    say(0, 'empty', 'The template is empty: photos are named after their task ID.');
  if (/^\s*\//.test(template))
    say(0, 'first-slash', 'The first / does nothing: paths begin in the chosen folder.');
  else if (/\/\s*$/.test(template)) {
    say(
      template.length - 1,
      'last-slash',
      'Nothing follows the last /: photos are named after their task ID.',
    );
  }
  for (const dots of template.matchAll(/(?<=^|\/)\s*\.+\s*(?=\/|$)/g)) {
    say(dots.index, 'dots', 'A folder of dots is left out: photos never leave the chosen folder.');
  }
  const extension = /\.(png|jpe?g|webp)\s*$/i.exec(template);
  if (extension) {
    const written = extension[0].trim();
    say(
      extension.index,
      'extension',
      `Leave out ${written}: the extension is added by itself.`,
      written,
    );
  }
  if (levels.length - 1 > MAX_FOLDERS) {
    say(
      template.length,
      'too-deep',
      `Only the first ${MAX_FOLDERS} folders are made.`,
      String(MAX_FOLDERS),
    );
  }
  return problems.toSorted((a, b) => a.at - b.at);
}

function unknownToken(token: string): string {
  if (token === '') return 'There is nothing between { and }.';
  const known = BUILT_IN_TOKENS.map((name) => `{${name}}`).join(' ');
  return `There is no column “${token}”, so {${token}} stays empty. Always there: ${known}`;
}
