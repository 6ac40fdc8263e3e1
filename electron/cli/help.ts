import { DEFAULT_TIMEOUT_SECONDS } from './arguments';
import type { Topic } from './arguments';

const OVERVIEW = `Proofsheet turns a list of ID-photo task IDs into a folder of finished photos.

Usage:
  proofsheet fetch <file…|-> --out <dir>   wait for the tasks of the lists, save their photos
  proofsheet retrieve <id>                 ask about one task, print the API's answer
  proofsheet retrieve-batch <id…>          ask about several tasks, print the API's answer
  proofsheet sandbox                       run a stand-in for the API on this computer
  proofsheet help <command>                tell more about a command

The API token is read from PROOFSHEET_TOKEN, else from this computer's keychain, where the
window puts it. Results go to standard output, progress and messages to standard error.

Try it without a token:
  proofsheet sandbox --list sample.csv     prints an address and a token; leave it running
  PROOFSHEET_TOKEN=<token> proofsheet fetch sample.csv --out photos --api-url <address>
`;

const FETCH = `Waits until every task of the lists is final, and saves the photos.

Usage:
  proofsheet fetch <file…|-> --out <dir> [options]

Lists may be .txt, .csv, .tsv, .json, .jsonl, .ndjson or .xlsx, in any usual encoding; - reads
standard input. The IDs are found wherever they stand; the other columns can be used in names.
The token is read from PROOFSHEET_TOKEN, else from this computer's keychain.

Options:
  --out <dir>          folder to save into; made if it is not there
  --name <template>    name of each file, without its ending. Known words: {name} {id} {n} {list}
                       {template} {mode} {date} {date:YYYY-MM-DD} and the title of any column, such
                       as {Staff no.}; / makes folders. Default: {name}, with -{n} where a task has
                       several photos. Nothing is ever overwritten.
  --sheet <name>       which sheet of a workbook to read (default: the first with IDs)
  --id-column <title>  which column of a table holds the IDs (default: the one that seems to)
  --if-taken <what>    where another file has a photo's name: number (default) puts a number to it,
                       skip-identical does so only where the other file holds another photo
  --json               print one JSON object instead of the table
  --timeout <seconds>  stop waiting after so long (default ${DEFAULT_TIMEOUT_SECONDS})
  --account <name>     one of the window's accounts: its tasks, and its token from the keychain,
                       whatever PROOFSHEET_TOKEN says (default: the first)
  --api-url <url>      another address of the API: https, or on this computer
  --profile <dir>      folder that remembers the tasks (default: the one that the window uses)
  --help               this text

Interrupted or timed out, it forgets nothing: run it again, and it goes on where it was.

Exit codes, the first that holds:
  130  interrupted
    2  bad usage, an unreadable list, or a profile that is open elsewhere
    4  not authorised: no token, token rejected, balance used up
    5  timed out with tasks waiting or photos queued
    3  something needs attention: a task failed or is missing, a photo could not be saved
    1  unexpected trouble
    0  all finished and saved

Examples:
  proofsheet fetch march-intake.csv --out ./photos
  proofsheet fetch *.xlsx --out ./photos --name '{list}/{Staff no.} {name}'
  cut -f2 ids.tsv | proofsheet fetch - --out ./photos --json > report.json
`;

const ONE_REQUEST = `One request; the answer is printed as it came, an error's body too.

Options:
  --account <name>  one of the window's accounts: its token from the keychain, whatever
                    PROOFSHEET_TOKEN says (default: the first)
  --api-url <url>   another address of the API: https, or on this computer
  --help            this text

Exit codes: 0 answered · 2 bad usage · 3 the API refused the question · 4 not authorised ·
1 no usable answer · 130 interrupted
`;

const RETRIEVE = `Asks the API about one task.

Usage:
  proofsheet retrieve <id> [options]

${ONE_REQUEST}
Example:
  proofsheet retrieve 16f96e95-d95c-46ef-b183-139b9bd1aebd
`;

const RETRIEVE_BATCH = `Asks the API about several tasks at once.

Usage:
  proofsheet retrieve-batch <id…> [options]

${ONE_REQUEST}`;

const SANDBOX = `Runs a stand-in for the API on this computer, with sample portraits, until interrupted.
Nothing leaves the computer.

Usage:
  proofsheet sandbox [--port <number>] [--list <file>]

Prints its address, a token that works and the file of the list, one a line, to standard output.

Options:
  --port <number>   port to listen on (default: any that is free)
  --list <file>     where to write a list of tasks to try (default: a new file in the temporary
                    folder); an existing file is not overwritten
  --help            this text
`;

const TEXTS: Record<Topic, string> = {
  fetch: FETCH,
  retrieve: RETRIEVE,
  'retrieve-batch': RETRIEVE_BATCH,
  sandbox: SANDBOX,
};

/** @param topic a command; null = the overview of all */
export function helpText(topic: Topic | null): string {
  return topic === null ? OVERVIEW : TEXTS[topic];
}
