import { resolve } from 'node:path';
import { DEFAULT_API_URL, parseApiUrl } from './api/api-url';
import type { Question } from './api/client';
import { parseCommand } from './cli/arguments';
import { EXIT } from './cli/exit-code';
import { fetchLists } from './cli/fetch';
import { helpText } from './cli/help';
import { oneRequest } from './cli/one-request';
import type { CliPorts } from './cli/ports';
import { runSandbox } from './cli/sandbox';
import { reasonOf } from './cli/words';

/**
 * The engine without a window: parses the arguments, runs the command.
 * @returns the exit code; never throws
 */
export async function runCli(argv: string[], ports: CliPorts): Promise<number> {
  try {
    return await run(argv, ports);
  } catch (error) {
    ports.stderr(`proofsheet: unexpected trouble: ${reasonOf(error)}\n`);
    return ports.interrupted.aborted ? EXIT.interrupted : EXIT.unexpected;
  }
}

async function run(argv: string[], ports: CliPorts): Promise<number> {
  const command = parseCommand(argv);
  switch (command.command) {
    case 'help':
      ports.stdout(helpText(command.topic));
      return EXIT.done;
    case 'version':
      ports.stdout(`proofsheet ${ports.version}\n`);
      return EXIT.done;
    case 'bad-usage':
      ports.stderr(`${command.message}\n`);
      return EXIT.badUsage;
    case 'sandbox':
      return runSandbox(command, ports);
    case 'fetch':
    case 'retrieve':
    case 'retrieve-batch': {
      const api = parseApiUrl(command.apiUrl ?? DEFAULT_API_URL);
      if (!api.ok) {
        ports.stderr(`proofsheet: --api-url: ${api.reason}\n`);
        return EXIT.badUsage;
      }
      if (command.command === 'fetch') {
        return fetchLists({ ...command, out: resolve(ports.cwd, command.out) }, api.url, ports);
      }
      const question: Question =
        command.command === 'retrieve'
          ? { id: command.id, action: 'retrieve' }
          : { ids: command.ids, action: 'retrieve_batch' };
      return oneRequest(question, command.account, api.url.href, ports);
    }
  }
}
