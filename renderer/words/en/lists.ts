import { rejectSentence } from '../../../contract/list';
import type { ListTrouble } from '../../../contract/list';
import { format, tasks } from './counting';

export const empty = {
  title: 'Drop a list of task IDs here',
  body: 'A spreadsheet with names beside the IDs is best. Saved API answers and plain text work too.',
  formats: 'txt · csv · tsv · json · jsonl · xlsx',
  open: 'Open lists…',
  paste: (keys: string) => `or paste with ${keys}`,
  noMatch: 'Nothing matches',
  noMatchSearch: (search: string) =>
    `No task here has “${search}” in its name, ID, list, fields or errors.`,
  noMatchFilter: {
    all: 'There are no tasks in this list.',
    waiting: 'Nothing is waiting. Every task here has its answer.',
    finished: 'No task here is finished yet.',
    attention: 'Nothing needs your attention.',
  },
  /** Lines that were left out stand above. */
  onlyLeftOut: 'No task needs your attention. The lines above do.',
  clearSearch: 'Clear the search',
  showAll: 'Show all tasks',
};

export const drop = {
  title: 'Drop to add',
  body: 'Nothing is added until you say so.',
};

export const importing = {
  reading: 'Reading…',
  title: (name: string) => `Add ${name}`,
  step: (n: number, of: number) => `${format.number(n)} of ${format.number(of)}`,
  fresh: 'new',
  tracked: 'already tracked',
  repeated: 'repeated',
  rejected: 'left out',
  rejectedCaption: 'Lines that are left out',
  line: (n: number) => `Line ${format.number(n)}`,
  reason: rejectSentence,
  repeatedCaption: 'Repeated lines',
  repeats: (first: number) => `repeats line ${format.number(first)}`,
  more: (n: number) => `and ${format.number(n)} more`,
  blank: '(blank)',
  namesFrom: 'Names from',
  noName: 'no column, use the ID',
  columns: 'What is read',
  goTo: (folder: string) => `Photos go to ${folder}`,
  changeNames: 'Change…',
  promise: 'Nothing is added until you say so.',
  add: (n: number) => `Add ${tasks(n)}`,
  addList: 'Add the list',
  skip: 'Skip',
  nothingNew: 'Every task of this list is tracked already; adding it shows them together.',
  nothing: 'There is no task ID in here, so there is nothing to add.',
  noneUsable:
    'No line of this list has a usable task ID. Correct the IDs in your spreadsheet, then bring it in again.',
  keep: (n: number) => `Keep ${lines(n)} as left out`,
  keepNote: 'Kept lines stand under Needs attention until you stop the reminder.',
  /** `message`: what the reader of lists said, in English. */
  trouble: (_code: ListTrouble, message: string) => message,
  unreadable: (name: string) => `${name} cannot be read`,
  next: 'Next',
  added: (n: number, list: string) => (n === 0 ? `${list} was added` : `${tasks(n)} added`),
};

export const sidebar = {
  label: 'Tasks and lists',
  tasks: 'Tasks',
  countsAll: 'Of all tasks, whatever is searched for',
  lists: 'Lists',
  add: 'Open lists…',
  settings: 'Settings',
  sandbox: 'Sandbox',
  removeList: (name: string) => `Remove ${name}`,
  show: 'Show the sidebar',
  hide: 'Hide the sidebar',
};

export const remove = {
  title: (n: number) => `Remove ${tasks(n)}?`,
  body: 'Proofsheet stops following them and forgets their answers. Photos that are saved stay in their folder. Undo brings the tasks back.',
  confirm: 'Remove',
  listTitle: (name: string) => `Remove the list ${name}?`,
  listBody:
    'Tasks that stand on no other list are removed with it. Photos that are saved stay in their folder. Undo brings all of it back.',
  listConfirm: 'Remove list',
  listRemoved: (name: string) => `${name} was removed; saved files stay where they are`,
};

function lines(n: number): string {
  return n === 1 ? '1 line' : `${format.number(n)} lines`;
}

/** Lines that were left out when their list was added. */
export const leftOut = {
  count: (n: number) => `${lines(n)} without a usable ID`,
  title: 'Lines left out',
  cause: 'lines left out',
  body: 'These lines have no usable task ID, so no photo will come for them. Correct the IDs in your spreadsheet, then add those lines again.',
  means: 'No photo will come for these. Save them, correct the IDs, then add them again.',
  done: 'You are not reminded of these any more.',
  sheet: (list: string, sheet: string) => `${list} · ${sheet}`,
  of: (list: string) => `Lines left out of ${list}`,
  showMore: (n: number) => `Show ${format.number(n)} more`,
  uncounted: (n: number) => `${lines(n)} more: only their number is kept`,
  copy: 'Copy',
  save: 'Save as CSV…',
  saveLines: 'Save these lines…',
  settle: 'Stop reminding me',
  fixOf: (fix: string) => `${fix}: lines left out`,
  copied: (n: number) => `${lines(n)} ${n === 1 ? 'was' : 'were'} copied`,
  saved: (n: number, file: string) => `${lines(n)} saved in ${file}`,
  settled: 'You are not reminded of the lines left out any more',
  menu: 'Lines left out…',
};
