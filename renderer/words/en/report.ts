import { format, tasks } from './counting';

export const report = {
  action: 'Export a report…',
  attentionAction: 'Export what needs attention as a list…',
  title: 'Export a report',
  format: 'Format',
  formats: {
    csv: { name: 'Table', hint: 'CSV, for a spreadsheet' },
    html: { name: 'Web page', hint: 'HTML, to read and print' },
    json: { name: 'Data', hint: 'JSON, for a program' },
  },
  which: 'Tasks',
  shown: 'What is on show',
  all: 'All tasks',
  counted: (name: string, n: number) => `${name} (${format.number(n)})`,
  holds: {
    csv: 'A line for each task: name, ID, list and its columns, status and reason, trace ID, times, files and their SHA-256.',
    html: 'Counts, then what needs attention, then all others, each with its files. Prints on A4.',
    json: 'Everything the table holds, with the answers’ error codes and each photo by itself.',
  },
  save: 'Save…',
  saving: 'Saving…',
  savedTitle: 'The report is saved',
  saved: (n: number, file: string) => `${tasks(n)} in ${file}`,
  reveal: 'Reveal in folder',
  done: 'Done',
  listSaved: (n: number, file: string) =>
    `${tasks(n)} in ${file}. Drop it in again to go on with them.`,
};
