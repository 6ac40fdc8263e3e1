/** What a column's title or a JSON field's name says about it: the task's ID, another ID, a name. */

/** Plain titles of the task ID, most telling first. */
const TASK_ID_TITLES = ranked(
  'taskid taskids taskuuid 任务id 任务编号 任务号 任務id 任務編號 タスクid',
  'task tasks 任务 任務',
  'id ids uuid uuids',
);
const TASK_ID_ENDING = /(?:taskid|任务id|任务编号)$/;
const OTHER_ID_ENDING =
  /(?:api|app|application|trace|credential|user|request|session|client|account|用户|应用|追踪|凭证)id$/;

/** Plain titles of a person's name: whole names, first names, last names. */
const NAME_TITLES = ranked(
  `name fullname displayname studentname employeename personname 姓名 名字 学生姓名 员工姓名 中文名 名称 全名
  nom nomcomplet nometprénom nombre nombrecompleto nome nomecompleto naam vollständigername имя фио
  氏名 名前 お名前 이름 성명`,
  'firstname givenname forename prénom vorname 名',
  'lastname surname familyname nachname apellido apellidos cognome 姓',
);

/** Plain titles of what became of a task, as reports and lists of those that need attention have them. */
const OUTCOME_TITLES: ReadonlySet<string> = new Set(['reason', 'status', '原因', '状态']);

/** Each word with the number of the line it stands in, from 0. */
function ranked(...lines: string[]): ReadonlyMap<string, number> {
  return new Map(
    lines.flatMap((line, rank) => line.split(/\s+/).map((word) => [word, rank] as const)),
  );
}

/** Longer ones are sentences, not titles that say "ID" or "name". */
const LONGEST_TITLE = 64;
/** JSON repeats the same few keys in every object. */
const plainTitles = new Map<string, string>();
const MOST_REMEMBERED = 1000;

/** Case, width, blanks and punctuation taken away: "Task-ID", "ＴＡＳＫ＿ＩＤ" and "task id" are one title. */
export function plainTitle(title: string): string {
  if (title.length > LONGEST_TITLE) return '';
  const known = plainTitles.get(title);
  if (known !== undefined) return known;
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (plainTitles.size >= MOST_REMEMBERED) plainTitles.clear();
  plainTitles.set(title, plain);
  return plain;
}

/** How strongly a title names the task ID: 0 (task_id), 1 (task), 2 (id), null (not at all). */
export function idTitleRank(title: string): number | null {
  // The database's own key in the vendor's answers, never the task's ID.
  if (title.trim().toLowerCase() === '_id') return null;
  const plain = plainTitle(title);
  return TASK_ID_TITLES.get(plain) ?? (TASK_ID_ENDING.test(plain) ? 0 : null);
}

/** Whether a title names an ID that is not the task's (api_id, trace_id, _id …): those look just like it. */
export function isOtherIdTitle(title: string): boolean {
  if (title.trim().toLowerCase() === '_id') return true;
  return OTHER_ID_ENDING.test(plainTitle(title));
}

/** How strongly a title names the person: 0 (full name), 1 (first name), 2 (last name), null (not at all). */
export function nameTitleRank(title: string): number | null {
  return NAME_TITLES.get(plainTitle(title)) ?? null;
}

/** Whether a title says that its column is what became of each task: text, but never a name. */
export function isOutcomeTitle(title: string): boolean {
  return OUTCOME_TITLES.has(plainTitle(title));
}

/**
 * Hands out one title per column: blanks collapsed, an empty one becomes "Column 3", a repeated one
 * "Note 2". A title may be anything, `__proto__` included.
 */
export class ColumnTitles {
  readonly #taken = new Set<string>();
  readonly #repeats = new Map<string, number>();

  /** The title of the column at index `at`, different from every earlier one. */
  next(cell: string, at: number): string {
    const wanted = cell.replace(/\s+/g, ' ').trim() || `Column ${at + 1}`;
    let title = wanted;
    for (let n = this.#repeats.get(wanted) ?? 2; this.#taken.has(title); n += 1) {
      title = `${wanted} ${n}`;
      this.#repeats.set(wanted, n + 1);
    }
    this.#taken.add(title);
    return title;
  }
}
