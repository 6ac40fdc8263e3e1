import { createApiClient } from '../api/client';
import type { Question } from '../api/client';
import { chooseAccount } from './account';
import type { CliPorts } from './ports';
import { defaultProfile } from './profile';
import { EXIT } from './exit-code';
import { readToken } from './token';
import { printable } from './words';

/**
 * `retrieve` and `retrieve-batch`: one request, and the answer as it came on stdout, an error's body
 * too. What is no JSON (a proxy's web page) is no answer of the API: it goes to stderr.
 * @param accountName one of the window's accounts; null = the first
 * @returns the exit code
 */
export async function oneRequest(
  question: Question,
  accountName: string | null,
  apiUrl: string,
  ports: CliPorts,
): Promise<number> {
  const chosen = await chooseAccount(accountName, defaultProfile(ports.env));
  if (!chosen.ok) {
    ports.stderr(`${chosen.message}\n`);
    return EXIT.badUsage;
  }
  const token = await readToken(chosen.account, ports);
  if (ports.interrupted.aborted) return EXIT.interrupted;
  if (!token.ok) {
    ports.stderr(`${token.message}\n`);
    return EXIT.notAuthorised;
  }
  const client = createApiClient({ fetch: ports.fetch, baseUrl: apiUrl, token: () => token.value });
  const { text, failure } = await client.raw(question, ports.interrupted);
  if (ports.interrupted.aborted) return EXIT.interrupted;
  if (text !== null && isJson(text)) {
    // In a terminal the prompt would follow on the same line; into a file it goes as it came.
    ports.stdout(ports.terminal && !text.endsWith('\n') ? `${text}\n` : text);
  } else if (text !== null && text.trim() !== '') {
    ports.stderr(`${text.split('\n').map(printable).join('\n')}\n`);
  }
  if (failure === null) return EXIT.done;
  ports.stderr(`proofsheet: ${printable(failure.message)} (${printable(failure.code)})\n`);
  switch (failure.kind) {
    case 'token':
    case 'used-up':
    case 'disabled':
      return EXIT.notAuthorised;
    case 'request':
      return EXIT.needsAttention;
    case 'no-api':
    case 'rate-limited':
    case 'server':
    case 'offline':
      return EXIT.unexpected;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
