/** JSON → entries: saved API answers, callback bodies, logs, and arrays of whatever holds task IDs. */
import type { IntakeResult } from '../../contract/list';
import type { Field } from './collect';
import { ListCollector, refuse } from './collect';
import { linesOf } from './free-text';
import { fieldsOf, isObject, itemsOf, tasksIn } from './json-task';
import { MAX_COLUMNS, MAX_JSON_VALUES } from './limits';
import { readFreeLine } from './task-id';
import { idTitleRank } from './titles';

/**
 * Reads a whole JSON text. The number of an entry is that of its item in the outermost array (of
 * `items` in a saved batch), 1 where there is no array. Null when the text is not JSON.
 */
export function readJson(text: string): IntakeResult | null {
  // What begins with a quotation mark is a lone string, or a table.
  if (/^\s*[[{]/.test(text) && holdsTooMuch(text)) {
    return looksLikeJsonLines(text) ? null : refuseTooMuch();
  }
  const value = tryParse(text);
  if (value === undefined) return null;
  const collector = new ListCollector();
  const columns = new Set<string>();
  const items = itemsOf(value);
  for (const [at, item] of items.entries()) {
    addItem(collector, columns, at + 1, item);
    if (collector.full || columns.size > MAX_COLUMNS) break;
  }
  return collector.finish([...columns]);
}

/** Reads one JSON value per line. A bad line is rejected alone. */
export function readJsonLines(text: string): IntakeResult {
  const collector = new ListCollector();
  const columns = new Set<string>();
  for (const { line, text: source } of linesOf(text)) {
    if (source.startsWith('#')) continue;
    if (holdsTooMuch(source)) return refuseTooMuch();
    const value = tryParse(source);
    if (value === undefined) addPlainLine(collector, line, source);
    else addItem(collector, columns, line, value);
    if (collector.full || columns.size > MAX_COLUMNS) break;
  }
  return collector.finish([...columns]);
}

/** Whether the first line that is not blank or a comment is JSON by itself, as in a `.jsonl` file. */
export function looksLikeJsonLines(text: string): boolean {
  for (const { text: line } of linesOf(text)) {
    if (line.startsWith('#')) continue;
    return /^[[{]/.test(line) && !holdsTooMuch(line) && tryParse(line) !== undefined;
  }
  return false;
}

/** Whether the text is meant to be JSON, however broken: it opens like JSON and has a quoted key. */
export function looksLikeJson(text: string): boolean {
  const start = text.slice(0, 10_000).trimStart();
  return /^[[{]/.test(start) && /"[^"\n]{1,100}"\s{0,10}:/.test(start);
}

/** The refusal of broken JSON, saying where it breaks. */
export function refuseJson(text: string): IntakeResult {
  const advice = 'Save it again from where it came, or bring in the IDs as plain text.';
  const at = breakingPoint(text);
  const where = at === null ? '' : ` in line ${text.slice(0, at).split('\n').length}`;
  const what =
    at !== null && at >= text.trimEnd().length
      ? `This JSON is cut off: it ends${where} before it is complete.`
      : `This JSON has a mistake${where}.`;
  return refuse('bad-json', `${what} ${advice}`);
}

/** Where parsing stopped, as V8 words it; null when it does not say. */
function breakingPoint(text: string): number | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const message = String(error);
    if (/end of JSON input|unterminated string/i.test(message)) return text.length;
    const position = /position (\d+)/.exec(message)?.[1];
    return position === undefined ? null : Number(position);
  }
}

/** Whether parsing the text would make more values than are read. Counts a little too much, never too little. */
function holdsTooMuch(text: string): boolean {
  if (text.length < MAX_JSON_VALUES) return false;
  let values = 1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // A comma, an opening bracket or an opening brace stands before every value but the first.
    if (code === 0x2c || code === 0x5b || code === 0x7b) values += 1;
  }
  return values > MAX_JSON_VALUES;
}

function refuseTooMuch(): IntakeResult {
  return refuse(
    'too-large',
    'This JSON holds more than five million values. Split it into smaller files, or bring in the IDs as plain text.',
  );
}

/** `undefined` for what is not JSON, which JSON itself cannot hold. */
function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function addItem(
  collector: ListCollector,
  columns: Set<string>,
  line: number,
  item: unknown,
): void {
  const tasks = tasksIn(item);
  if (tasks.length === 0) collector.reject(line, brief(item), 'no-id', cellsOf(item));
  let shown: string | null = null;
  for (const task of tasks) {
    if (task.reading.ok) {
      const { ids } = task.reading;
      const fields = task.object === null ? [] : fieldsOf(task.object, ids);
      fields.forEach(([title]) => columns.add(title));
      collector.add(line, ids, fields);
    } else {
      shown ??= brief(item); // Once: an item may hold as many bad IDs as it has fields.
      collector.reject(line, shown, task.reading.reason, cellsOf(task.object));
    }
    if (collector.full || columns.size > MAX_COLUMNS) return;
  }
}

/** What an object says in the place of its ID, and beside it; nothing where it is no object. */
function cellsOf(value: unknown) {
  if (!isObject(value)) return undefined;
  return () => {
    const fields = fieldsOf(value, []);
    const isId = ([title]: Field): boolean => idTitleRank(title) !== null;
    return { id: fields.find(isId)?.[1] ?? '', fields: fields.filter((field) => !isId(field)) };
  };
}

/** A log mixes its JSON with lines in words; a line that opens like JSON is broken JSON. */
function addPlainLine(collector: ListCollector, line: number, source: string): void {
  const reading = readFreeLine(source);
  if (reading.ok && !/^[[{"]/.test(source)) collector.add(line, reading.ids, []);
  else collector.reject(line, source, 'bad-json');
}

/** The outermost layer of a value: its depth and size are whatever a file says. */
function brief(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  const parts = Object.keys(value)
    .slice(0, 10)
    .map((key) => {
      const inner: unknown = Reflect.get(value, key);
      const text = typeof inner === 'string' ? JSON.stringify(inner.slice(0, 100)) : String(inner);
      return `${JSON.stringify(key.slice(0, 100))}: ${typeof inner === 'object' && inner ? '…' : text}`;
    });
  return `{${parts.join(', ')}}`;
}
