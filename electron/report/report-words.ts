/** The words of reports and of the dialog that saves them, in English. */
export const reportWords = {
  language: 'en',
  save: 'Save the report',
  saveList: 'Save the list',
  formats: { csv: 'CSV table', json: 'JSON', html: 'Web page', list: 'CSV list' },
  /** Begins the name of the file. */
  report: 'report',
  attentionList: 'needs attention',
  all: 'Proofsheet',

  title: 'Proofsheet report',
  made: (at: string) => `Made ${at}`,
  columns: {
    name: 'Name',
    id: 'ID',
    list: 'List',
    status: 'Status',
    reason: 'Reason',
    code: 'Error code',
    trace: 'Trace ID',
    template: 'Template',
    mode: 'Mode',
    added: 'Added',
    created: 'Created',
    finished: 'Finished',
    saved: 'Saved',
    files: 'Files',
    sha256: 'SHA-256',
  },
  /** A column of a list that has the name of one of the report's own. */
  fromList: (title: string) => `${title} (list)`,
  statuses: {
    saved: 'Saved',
    saving: 'Finished, not saved yet',
    held: 'Finished, held back by you',
    unsaved: 'Finished, not saved',
    damaged: 'Saved, but damaged',
    'no-photos': 'Finished without a photo',
    waiting: 'Waiting',
    overdue: 'Overdue',
    failed: 'Failed',
    missing: 'Unknown ID',
  },
  reasons: {
    overdue: 'No result after more than 30 minutes',
    missing: 'The API does not know this ID',
    damaged: 'No picture can be made of this file',
  },
  counts: {
    tasks: 'Tasks',
    finished: 'Finished',
    waiting: 'Waiting',
    failed: 'Failed',
    missing: 'Unknown IDs',
    attention: 'Need attention',
    photosSaved: 'Photos saved',
  },
  attention: 'Needs attention',
  others: 'All other tasks',
  nothing: 'No tasks.',
  /** What the folder refused, by its code; `other` where it is not known. */
  refused: {
    busy: 'Another program has this file open. Close it there, then export again.',
    denied: 'This folder may not be written to. Choose another one.',
    full: 'The disk is full. Make room, or choose another folder.',
    other: (code: string) => `The report could not be written (${code}). Choose another folder.`,
  },
};

export type ReportWords = typeof reportWords;
