import { parseArgs } from 'node:util';
import type { TakenPolicy } from '../../contract/settings';

/** What the command line asks for. Bad usage is a value: its message goes to stderr, exit code 2. */
export type Command =
  | { command: 'help'; topic: Topic | null }
  | { command: 'version' }
  | FetchCommand
  | ({ command: 'retrieve'; id: string } & Asked)
  | ({ command: 'retrieve-batch'; ids: string[] } & Asked)
  | { command: 'sandbox'; port: number; list: string | null }
  | { command: 'bad-usage'; message: string };

/** Whom a command asks, and as whom. */
interface Asked {
  apiUrl: string | null;
  /** Name or key of one of the window's accounts; null = the first. */
  account: string | null;
}

export interface FetchCommand extends Asked {
  command: 'fetch';
  /** As given; `-` is standard input. */
  files: string[];
  out: string;
  name: string | null;
  /** Of workbooks: the sheet to read; null = the first with IDs. */
  sheet: string | null;
  /** Of tables: the title of the column with the IDs; null = as it seems best. */
  idColumn: string | null;
  /** Here nobody can be asked. */
  ifTaken: Exclude<TakenPolicy, 'ask'>;
  json: boolean;
  timeoutSeconds: number;
  profile: string | null;
}

export const TOPICS = ['fetch', 'retrieve', 'retrieve-batch', 'sandbox'] as const;
export type Topic = (typeof TOPICS)[number];

export const DEFAULT_TIMEOUT_SECONDS = 1_800;

type Option = { type: 'string' | 'boolean'; short?: string };

const OPTIONS: Record<Topic, Record<string, Option>> = {
  fetch: {
    out: { type: 'string' },
    name: { type: 'string' },
    sheet: { type: 'string' },
    'id-column': { type: 'string' },
    'if-taken': { type: 'string' },
    json: { type: 'boolean' },
    timeout: { type: 'string' },
    account: { type: 'string' },
    'api-url': { type: 'string' },
    profile: { type: 'string' },
  },
  retrieve: { account: { type: 'string' }, 'api-url': { type: 'string' } },
  'retrieve-batch': { account: { type: 'string' }, 'api-url': { type: 'string' } },
  sandbox: { port: { type: 'string' }, list: { type: 'string' } },
};

/** Whether the first argument is a command, so that the rest is for the command line, not the window. */
export function isCommand(word: string | undefined): boolean {
  return [...TOPICS, 'help', '--help', '-h', '--version'].some((command) => command === word);
}

/** @param argv the arguments after the program's own name */
export function parseCommand(argv: string[]): Command {
  const [first, ...rest] = argv;
  if (first === undefined) return bad('a command is needed');
  if (first === '--version') {
    return rest.length === 0 ? { command: 'version' } : bad(`'${rest[0]}' is not understood`);
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const topic = TOPICS.find((known) => known === rest[0]) ?? null;
    if (rest.length > 0 && topic === null) return bad(`there is no command '${rest[0]}'`);
    if (rest.length > 1) return bad(`'${rest[1]}' is not understood`);
    return { command: 'help', topic };
  }
  const topic = TOPICS.find((known) => known === first);
  if (!topic) return bad(`there is no command '${first}'`);
  return parseTopic(topic, rest);
}

function parseTopic(topic: Topic, argv: string[]): Command {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      options: { ...OPTIONS[topic], help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      tokens: true,
    });
  } catch (error) {
    return bad(wordsOf(error), topic);
  }
  const seen = new Set<string>();
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue;
    if (seen.has(token.name)) return bad(`--${token.name} is given twice`, topic);
    seen.add(token.name);
  }
  const words = parsed.positionals;
  const value = (name: string): string | null => {
    const given = (parsed.values as Record<string, string | boolean | undefined>)[name];
    return typeof given === 'string' ? given : null;
  };
  if (seen.has('help')) return { command: 'help', topic };
  for (const name of seen) {
    if (value(name) === '') return bad(`--${name} must not be empty`, topic);
  }

  const asked: Asked = { apiUrl: value('api-url'), account: value('account') };
  switch (topic) {
    case 'fetch': {
      const out = value('out');
      const timeout = value('timeout');
      const ifTaken = value('if-taken') ?? 'number';
      const timeoutSeconds = timeout === null ? DEFAULT_TIMEOUT_SECONDS : Number(timeout);
      if (words.length === 0) return bad('name at least one list, or - for standard input', topic);
      if (words.includes('')) return bad('a list has an empty name', topic);
      if (words.filter((word) => word === '-').length > 1) {
        return bad('standard input (-) is given twice', topic);
      }
      if (out === null) return bad('--out <dir> is needed: the folder to save into', topic);
      if (!/^\d+(\.\d+)?$/.test(timeout ?? '0') || !(timeoutSeconds > 0) || timeoutSeconds > 1e7) {
        return bad(`--timeout takes a number of seconds above 0, not '${timeout}'`, topic);
      }
      if (ifTaken !== 'number' && ifTaken !== 'skip-identical') {
        return bad(`--if-taken takes number or skip-identical, not '${ifTaken}'`, topic);
      }
      return {
        command: 'fetch',
        files: words,
        out,
        name: value('name'),
        sheet: value('sheet'),
        idColumn: value('id-column'),
        ifTaken,
        json: seen.has('json'),
        timeoutSeconds,
        ...asked,
        profile: value('profile'),
      };
    }
    case 'retrieve': {
      const [id, extra] = words;
      if (!id) return bad('name the ID of one task', topic);
      if (extra !== undefined) return bad('one ID only; retrieve-batch takes several', topic);
      return { command: 'retrieve', id, ...asked };
    }
    case 'retrieve-batch':
      if (words.length === 0 || words.includes('')) return bad('name the IDs of the tasks', topic);
      return { command: 'retrieve-batch', ids: words, ...asked };
    case 'sandbox': {
      const port = value('port') ?? '0';
      if (words.length > 0) return bad(`'${words[0]}' is not understood`, topic);
      if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
        return bad(`--port takes a number from 0 to 65535, not '${port}'`, topic);
      }
      return { command: 'sandbox', port: Number(port), list: value('list') };
    }
  }
}

function bad(message: string, topic?: Topic): Command {
  const help = topic ? `proofsheet ${topic} --help` : 'proofsheet --help';
  return { command: 'bad-usage', message: `proofsheet: ${message}\nSee '${help}'.` };
}

/** What is wrong with an option: Node's own words, where they are plain, without its hint about positionals. */
function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const valueless = /^Option '(?:-\w, )?(--[\w-]+).*' argument (?:missing|is ambiguous)/.exec(text);
  if (valueless) return `${valueless[1]} needs a value`;
  const [sentence] = text.split('. ');
  return (sentence ?? text).replace(/^./, (letter) => letter.toLowerCase());
}
