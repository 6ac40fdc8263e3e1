import { format } from './counting';

const ids = (n: number | null): string => {
  if (n === null) return 'cannot be read';
  if (n === 0) return 'no IDs';
  return n === 1 ? '1 ID' : `${format.number(n)} IDs`;
};

/** Where the IDs of a table stand. */
export const mapping = {
  idsFrom: 'IDs from',
  anywhere: 'wherever they stand',
  lastTime: 'as last time',
  sheet: 'Sheet',
  sheetChoice: (name: string, count: number | null, hidden: boolean) =>
    hidden ? `${name} — ${ids(count)}, hidden sheet` : `${name} — ${ids(count)}`,
  columnChoice: (title: string, example: string) =>
    example === '' ? title : `${title} — ${example}`,
  choose: 'Choose a column',
  why: {
    'no-ids': 'No task ID was found here. If a column holds them, choose it.',
    columns: 'More than one column could hold the task IDs. Please make sure it is the right one.',
    sheets: 'More than one sheet has IDs. One is added; bring the file in again for the others.',
  },
  firstRows: 'The first rows, with the column of the IDs marked',
  take: (title: string) => `Take the IDs from ${title}`,
  line: 'Line',
};
