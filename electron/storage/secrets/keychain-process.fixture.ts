import { createInterface } from 'node:readline';
import { Secret } from '../../../contract/secret';
import { createSecrets } from '../secrets';

/**
 * A process of its own around `createSecrets`, for tests: libsecret takes its bus from the environment,
 * once. Reads `["read", "live"]` and the like, a line each, and writes an answer for each, in order of
 * arrival: `{ value, ms }`. Its one argument holds the options.
 */
const given = JSON.parse(process.argv[2] ?? '{}') as { mayAsk?: boolean; hint?: boolean };
let lateEnds = 0;
const secrets = createSecrets({
  mayAsk: given.mayAsk === true,
  storedHint: () => given.hint === true,
  onLateEnd: () => void (lateEnds += 1),
});

createInterface({ input: process.stdin }).on('line', (line) => {
  const [id, name, ...args] = JSON.parse(line) as [number, string, string, string];
  const began = Date.now();
  void answer(name, args).then((value) => {
    process.stdout.write(`${JSON.stringify({ id, value, ms: Date.now() - began })}\n`);
  });
});

async function answer(name: string, [account = '', token = '']: string[]): Promise<unknown> {
  switch (name) {
    case 'read': {
      const read = await secrets.read(account);
      return read.state === 'stored' ? { ...read, token: read.token.reveal() } : read;
    }
    case 'store':
      return secrets.store(account, new Secret(token));
    case 'remove':
      return secrets.remove(account);
    default:
      return { busy: secrets.busy(), lateEnds };
  }
}
