/** Finds a person's name in the words beside an ID, where a line of text is no row of a table. */
import { repair, UUIDS } from './task-id';

/** Longer than this, or of more words, it is a sentence. */
const LONGEST_NAME = 80;
const MOST_WORDS = 8;
/** Names are not looked for in longer lines: nobody writes them so. */
const LONGEST_LINE = 400;

/** What the ID must stand between to be a word of its own, and not a part of a URL or of a file's name. */
const BEFORE_ID = /(?:^|[\s,;:|"'“”„‘’«‹([<>#→、。-])$/u;
const AFTER_ID = /^(?:$|[\s,;:|"'”“’‘»›)\]<>→、。-]|\.(?:\s|$))/u;

/** Signs of data and of logs, anywhere in the line: JSON, key=value, paths, addresses, dates, times, levels. */
const NOISE = [
  /[{}\\@=]|:\/\/|\bwww\./i,
  /["'”’]\s*:/,
  /(?:^|\s)~?\/\S|\/\S*\//,
  /\d:\d\d(?!\d)|\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./]\d{2,4}/,
  /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\b|\[(?:trace|debug|info|warn|warning|error)\]/,
  /\b\w+\.(?:png|jpe?g|webp|pdf|csv|xlsx?|json|txt|log|js|py|go|java)\b/i,
  // Keys and function calls; words with digits as long as another kind of ID.
  /[\p{L}\p{N}]_[\p{L}\p{N}]|\w\(/u,
  /(?=\S*\d)\S{16,}/,
];
/** What is said of a task, and not of a person. */
const NO_NAME =
  /^(?:waiting|finished|failed|missing|pending|done|ok|okay|succeeded|success|error|queued|processing|running|unknown|completed?|true|false|null|none|undefined|yes|no|and|or|todo|new)$/i;

const ARROW = /\s*(?:[-=]+>|→)\s*$/u;
const NUMBERING = /^\s*\d{1,6}[.)]\s+/;
/** "Task ID:" before the ID. */
const ID_LABEL =
  /(?<![\p{L}\p{N}_])(?:(?:task|job|任务|任務|タスク)[ _-]?)?(?:id|uuid|task|编号|編號|任务|任務)\s*[:#]?\s*["'“‘]?$/iu;
const NAME_LABEL = /^(?:full name|name|姓名|名字|nom|nombre|nome|氏名)\s*:\s*/iu;
const SET_OFF_BEFORE = /[,;|\t]\s*$/;
const SET_OFF_BEHIND = /^\s*[,;|\t]/;

/**
 * The name in a line with one UUID: the words before or behind it, blanks collapsed, without separators,
 * quotes and brackets around them. Null where there is none, and where the line may be anything else than
 * an ID and a name: another ID in it, signs of data or of a log, more than a few words, or words on
 * both sides that no separator sets off from the ID.
 */
export function nameBeside(line: string): string | null {
  const reading = besideId(line);
  return typeof reading === 'string' ? reading : null;
}

/** Like `nameBeside`, but tells words that are no name (false) from a line with an ID alone (null). */
export function besideId(line: string): string | false | null {
  if (line.length > LONGEST_LINE) return false;
  const text = repair(line);
  const [id, ...more] = text.matchAll(UUIDS);
  if (id === undefined || more.length > 0) return false;
  const before = text.slice(0, id.index).replace(ARROW, ' ').replace(NUMBERING, '');
  const after = text.slice(id.index + id[0].length).replace(/^\s*(?:[-=]+>|→)/u, ' ');
  if (!BEFORE_ID.test(before) || !AFTER_ID.test(after)) return false;
  if (NOISE.some((sign) => sign.test(before) || sign.test(after))) return false;
  // "image: …" is a key; "Ann: …" may be somebody.
  if (/^\s*[a-z]+\s*:\s*$/.test(before) && !ID_LABEL.test(before)) return false;

  const left = plainWords(before.replace(ID_LABEL, ''));
  const right = plainWords(after);
  const sides = [left, right].filter((words) => /\p{L}/u.test(words));
  if (sides.length === 0) return null;
  const setOff = SET_OFF_BEFORE.test(before) && SET_OFF_BEHIND.test(after);
  if (sides.length > 1 && !setOff) return false;
  const name = sides[0]!.replace(NAME_LABEL, '');
  return isName(name) && name;
}

function isName(words: string): boolean {
  if (words === '' || words.length > LONGEST_NAME || words.split(' ').length > MOST_WORDS)
    return false;
  if (/[<>]|[?!]$/.test(words) || NO_NAME.test(words)) return false;
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  const digits = words.match(/\p{N}/gu)?.length ?? 0;
  return letters > digits * 2;
}

/** Blanks collapsed; separators, quotes and brackets taken from both ends, save one that closes an inner one. */
function plainWords(text: string): string {
  const words = text
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:|\-–—•*#"'`´“”„‘’‚«»‹›()[\]<>→、。]+/u, '')
    .replace(/[\s,;:|\-–—•*#"'`´“”„‘’‚«»‹›()[\]<>→、。]+$/u, '');
  return words.includes('(') && !words.includes(')') ? `${words})` : words;
}
