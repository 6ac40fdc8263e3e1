import { assertNever } from '../../contract/assert-never';
import type { LeftOut, LeftOutLine } from '../../contract/left-out';
import type { PhotoStatus } from '../../contract/photo';
import { troubleOf, type Trouble } from '../../contract/trouble';
import type { ReportRow } from '../tracking/report-rows';
import { inOneLine } from './cells';
import type { ReportWords } from './report-words';

export type Outcome = Exclude<keyof ReportWords['statuses'], 'left-out' | 'left-out-done'>;

/** What became of a task: where its photos say different things, the worst of them. */
export function outcomeOf(row: ReportRow): Outcome {
  switch (row.status) {
    case 'waiting':
      return row.overdue ? 'overdue' : 'waiting';
    case 'failed':
    case 'missing':
      return row.status;
    case 'finished': {
      if (row.photos.length === 0) return 'no-photos';
      const any = (...statuses: PhotoStatus[]): boolean =>
        row.photos.some(({ status }) => statuses.includes(status));
      if (any('failed')) return 'unsaved';
      if (row.photos.some(({ damaged }) => damaged)) return 'damaged';
      if (any('queued', 'downloading')) return 'saving';
      return any('paused', 'cancelled') ? 'held' : 'saved';
    }
    default:
      return assertNever(row.status);
  }
}

/** Why it came to that. Each is empty where all is well, or nothing is known. */
export interface Reason {
  /** In plain words, in one line. */
  text: string;
  /** What helps, in plain words. */
  todo: string;
  /** The errors as they came, for whoever asks the service. */
  message: string;
  code: string;
}

export function reasonOf(row: ReportRow, outcome: Outcome, words: ReportWords): Reason {
  if (outcome === 'waiting') return { ...words.reasons.waiting, message: '', code: '' };
  if (outcome === 'missing' || outcome === 'overdue' || outcome === 'damaged') {
    const code = row.error?.code ?? outcome;
    return { ...words.reasons[outcome], message: '', code };
  }
  const errors = errorsOf(row, outcome);
  const told = errors.map((error) => inWords(error, words));
  return {
    text: once(told.map(({ text }) => text)).join(' / '),
    todo: once(told.map(({ todo }) => todo)).join(' '),
    message: once(errors.map(({ message }) => message)).join(' | '),
    code: once(errors.map(({ code }) => code)).join(' | '),
  };
}

interface Told {
  code: string;
  message: string;
}

function errorsOf(row: ReportRow, outcome: Outcome): Told[] {
  if (outcome === 'failed') return row.error ? [row.error] : [];
  if (outcome !== 'unsaved') return [];
  return row.photos.flatMap(({ status, error }) => (status === 'failed' && error ? error : []));
}

/** Troubles of which the service alone says what they are. */
const VAGUE: readonly Trouble[] = [
  'api_error',
  'bad_request',
  'failed',
  'http_4xx',
  'refused',
  'unexpected',
];
/** Of what the service says, in characters. */
const LONGEST = 200;

function inWords({ code, message }: Told, words: ReportWords): { text: string; todo: string } {
  const trouble = troubleOf(code);
  const said = inOneLine(message).slice(0, LONGEST);
  if (trouble === null) return { text: said || code, todo: '' };
  const { title, todo } = words.explained[trouble];
  const text = VAGUE.includes(trouble) && said !== '' ? words.saidBy(title, said) : title;
  return { text, todo };
}

function once(texts: readonly string[]): string[] {
  return [...new Set(texts.filter(Boolean))];
}

/** What became of lines that were left out of a list. */
export function leftOutOutcome({ done }: Pick<LeftOut, 'done'>): 'left-out' | 'left-out-done' {
  return done ? 'left-out-done' : 'left-out';
}

/** Which line of which list was left out, and why. */
export function leftOutReason(
  { line, reason }: LeftOutLine,
  list: LeftOut,
  words: ReportWords,
): string {
  return `${words.leftOut.line(placeOf(list), line)}: ${words.leftOut.reason(reason)}`;
}

/** A list's name, with the sheet that was read of it. */
export function placeOf({ name, sheet }: LeftOut): string {
  return sheet === null ? name : `${name} · ${sheet}`;
}

/** When the last of its photos was saved, in ms; null before that. */
export function savedAt(row: ReportRow): number | null {
  const times = row.photos.flatMap((photo) => photo.savedAt ?? []);
  return times.length === 0 ? null : Math.max(...times);
}
