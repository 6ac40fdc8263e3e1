import { counted, format, tasks } from './counting';

export const report = {
  action: 'Export a report…',
  attentionAction: 'Export what needs attention as a list…',
  title: 'Export a report',
  format: 'Format',
  formats: {
    csv: { name: 'Table', hint: 'CSV, for a spreadsheet' },
    html: { name: 'Web page', hint: 'HTML, to print or send' },
    json: { name: 'Data', hint: 'JSON, for a program' },
  },
  which: 'Tasks',
  shown: 'Tasks shown',
  all: 'All tasks',
  undelivered: (name: string) => `${name}: not delivered yet`,
  lines: (n: number) =>
    n === 1
      ? 'And the line without a usable ID.'
      : `And the ${format.number(n)} lines without a usable ID.`,
  counted: (name: string, n: number) => `${name} (${format.number(n)})`,
  holds: {
    csv: 'A line for each task: the columns of its list, what became of it and why, files and times; IDs, codes and paths last.',
    html: 'A summary, what has problems and why, then the delivered photos as a contact sheet. Fits any paper size.',
    json: 'Everything, exactly: error codes and messages as they came, times in UTC, each photo by itself.',
  },
  save: 'Save…',
  saving: 'Saving…',
  progress: (done: number, of: number) =>
    of === 0 ? 'Writing the report…' : `Writing ${format.number(done)} of ${tasks(of)}`,
  progressLabel: 'Tasks that are written',
  cancel: 'Cancel the report',
  cancelled: 'The report was cancelled; nothing of it was kept',
  savedTitle: 'The report is saved',
  saved: (n: number, leftOut: number, file: string) =>
    leftOut === 0
      ? `${tasks(n)} in ${file}`
      : `${tasks(n)} and ${counted(leftOut, 'line', 'lines')} without a usable ID in ${file}`,
  savedAs: (n: number, file: string) => `The report is saved: ${tasks(n)} in ${file}`,
  reveal: 'Reveal in folder',
  done: 'Done',
  listSaved: (n: number, file: string) =>
    `${tasks(n)} in ${file}. Drop it in again to go on with them.`,
};
