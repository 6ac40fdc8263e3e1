import { tasksUrl } from '../../../contract/tasks-url';

/**
 * Who reads the line. On Windows that is PowerShell, which its terminal opens with: cmd quotes by rules
 * of its own, and no line means the same to both.
 */
export type Shell = 'posix' | 'powershell';

/** `platform` as in the bridge. */
export function shellOf(platform: string): Shell {
  return platform === 'win32' ? 'powershell' : 'posix';
}

/** The variable that the line takes the token from: the command line's own. */
export const TOKEN_VARIABLE = 'PROOFSHEET_TOKEN';

/** What an address may be made of here: nothing that a shell, or curl's own patterns, would read. */
const PLAIN_ADDRESS = /^https?:\/\/[\w.:[\]-]+\/[\w.~/%@+=,:-]*$/;

/**
 * The question that Proofsheet asks about a task (electron/api/client.ts), for a terminal. The token is
 * left out: the line names a variable. Null where the address of the API is none.
 */
export function curlLine(apiUrl: string, id: string, shell: Shell): string | null {
  if (!URL.canParse(apiUrl)) return null;
  const address = tasksUrl(new URL(apiUrl));
  if (!PLAIN_ADDRESS.test(address)) return null;
  const question = `'{"id":"${escaped(id)}","action":"retrieve"}'`;
  const headers = (token: string): string[] => [
    `-H 'accept: application/json'`,
    `-H "authorization: Bearer ${token}"`,
    `-H 'content-type: application/json'`,
  ];
  if (shell === 'posix') {
    const parts = [`curl '${address}'`, ...headers(`$${TOKEN_VARIABLE}`), `-d ${question}`];
    return parts.join(' \\\n  ');
  }
  // `curl` alone is another command in Windows PowerShell, and arguments lose their double quotes there
  // (before 7.3): the question goes through the pipe.
  const parts = [
    `${question} | curl.exe '${address}'`,
    ...headers(`$env:${TOKEN_VARIABLE}`),
    `-d '@-'`,
  ];
  return parts.join(' `\n  ');
}

/**
 * A text within JSON's quotes, of letters, digits and signs that mean nothing to any shell, and of JSON's
 * escapes for all others. So an ID, whatever it holds, neither ends the quotes it stands in, nor moves the
 * terminal's cursor, nor depends on the terminal's encoding.
 */
function escaped(text: string): string {
  return text.replace(
    /[^\w .:-]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
