import { explained } from '../../contract/explained-en';
import { rejectSentence } from '../../contract/list';

/** The words of reports and of the dialog that saves them, in English. */
export const reportWords = {
  language: 'en',
  save: 'Save the report',
  saveList: 'Save the list',
  formats: { csv: 'CSV table', json: 'JSON', html: 'Web page', list: 'CSV list' },
  /** Begins the name of the file. */
  report: 'report',
  attentionList: 'needs attention',
  undelivered: 'not delivered',
  all: 'Proofsheet',

  title: 'Proofsheet report',
  columns: {
    name: 'Name',
    id: 'Task ID',
    list: 'List',
    status: 'Status',
    reason: 'Reason',
    todo: 'What helps',
    photos: 'Photos',
    files: 'Files',
    saved: 'Saved',
    template: 'Template',
    mode: 'Mode',
    added: 'Added',
    created: 'Created',
    finished: 'Finished',
    code: 'Error code',
    message: 'Error message',
    trace: 'Trace ID',
    paths: 'Paths',
    sha256: 'SHA-256',
  },
  /** One of the report's own columns where a list has a column of that name. */
  ours: (title: string) => `${title} (Proofsheet)`,
  /** A column of times; `zone`: `Europe/Berlin`. */
  inZone: (title: string, zone: string) => `${title} (${zone})`,
  /** What the service says of a trouble. */
  saidBy: (title: string, said: string) => `${title}: ${said}`,
  statuses: {
    saved: 'Saved',
    saving: 'Finished, not saved yet',
    held: 'Finished, left out',
    unsaved: 'Finished, not saved',
    damaged: 'Saved, but damaged',
    'no-photos': 'Finished without a photo',
    waiting: 'Waiting',
    overdue: 'Overdue',
    failed: 'Failed',
    missing: 'Unknown ID',
    'left-out': 'Left out',
    'left-out-done': 'Left out, no reminder',
  },
  reasons: {
    waiting: { text: 'The photo is still being made', todo: 'Nothing to do yet' },
    overdue: {
      text: 'No result after more than 30 minutes',
      todo: 'It may still come. If it does not, ask the service with the trace ID, or submit the portrait again.',
    },
    missing: { text: explained.not_found.title, todo: explained.not_found.todo },
    damaged: {
      text: 'No picture can be made of this file',
      todo: 'Do not deliver it unseen. Try again later, or submit the portrait again.',
    },
  },
  explained,

  page: {
    /** `at`: day and time; `zone`: `Europe/Berlin`. */
    made: (at: string, zone: string) => `${at} (${zone})`,
    tasks: 'Tasks',
    delivered: 'Delivered',
    problems: 'With problems',
    toCome: 'Still to come',
    held: 'Left out',
    empty: 'Without a photo',
    photos: 'Photos',
    /** The tasks that are neither delivered nor have a problem. */
    others: 'Not delivered',
    person: 'Name',
    what: 'What happened',
    task: 'Task',
    /** `n`: photos that have a small picture here; `of`: all of them. */
    firstPictures: (n: string, of: string) =>
      `Small pictures of the first ${n} of ${of} photos; the others are named below them.`,
    nothing: 'No tasks.',
  },
  /** Lines of lists that hold no usable ID. */
  leftOut: {
    title: 'Lines left out',
    text: 'Text',
    reason: rejectSentence,
    /** `list`: with its sheet, where it has several. */
    line: (list: string, n: number) => `${list}, line ${n}`,
    more: (list: string, n: number) =>
      n === 1
        ? `1 more line of ${list} was left out: only their number is kept`
        : `${n} more lines of ${list} were left out: only their number is kept`,
  },
  /** Begins the name of a file of such lines. */
  leftOutList: 'lines left out',
  /** What the folder refused, by its code; `other` where it is not known. */
  refused: {
    busy: 'Another program has this file open. Close it there, then export again.',
    denied: 'This folder may not be written to. Choose another one.',
    full: 'The disk is full. Make room, or choose another folder.',
    other: (code: string) => `The report could not be written (${code}). Choose another folder.`,
  },
};

export type ReportWords = typeof reportWords;
