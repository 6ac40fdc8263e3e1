import { createApiClient } from '../api/client';
import type { Question } from '../api/client';
import type { CliPorts } from './ports';
import { EXIT } from './exit-code';
import { readToken } from './token';

/**
 * `retrieve` and `retrieve-batch`: one request, and the answer as it came on stdout, an error's body
 * too.
 * @returns the exit code
 */
export async function oneRequest(
  question: Question,
  apiUrl: string,
  ports: CliPorts,
): Promise<number> {
  const token = await readToken(ports);
  if (!token.ok) {
    ports.stderr(`${token.message}\n`);
    return EXIT.notAuthorised;
  }
  const client = createApiClient({ fetch: ports.fetch, baseUrl: apiUrl, token: () => token.value });
  const answer = await client.raw(question, ports.interrupted);
  if (ports.interrupted.aborted) return EXIT.interrupted;
  if (answer.text !== null) {
    ports.stdout(answer.text.endsWith('\n') ? answer.text : `${answer.text}\n`);
  }
  const { failure } = answer;
  if (failure === null) return EXIT.done;
  ports.stderr(`proofsheet: ${failure.message} (${failure.code})\n`);
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
