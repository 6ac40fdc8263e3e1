import { format } from './counting';

/** What the service answered about a task. */
export const answer = {
  search: 'Search in the answer',
  found: (n: number, of: number, more: boolean) =>
    more
      ? `${format.number(n)} of over ${format.number(of)}`
      : `${format.number(n)} of ${format.number(of)}`,
  notFound: 'not found',
  previous: 'Previous match',
  next: 'Next match',
};

/** The question about a task, for a terminal. */
export const curl = {
  title: 'This check as a curl command',
  copy: 'Copy as curl command',
  hint: {
    posix: (variable: string) =>
      `Asks the service the same question from a terminal. Your token is not in it: put it into the variable ${variable} first.`,
    powershell: (variable: string) =>
      `Asks the service the same question from PowerShell. Your token is not in it: put it into the variable ${variable} first.`,
  },
};
