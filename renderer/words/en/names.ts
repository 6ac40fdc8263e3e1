import type { TemplateProblem } from '../../../contract/template-problem';
import { format, counted, photos, getsNumber } from './counting';

export const names = {
  label: 'Where photos go',
  template: 'File names',
  hint: 'A slash makes a folder. Several photos of a task get -1, -2, …',
  insert: 'Insert into the file name',
  insertToken: (token: string) => `Insert ${token}`,
  tokens: {
    name: 'Name',
    id: 'ID',
    n: 'Number',
    list: 'List',
    template: 'Template',
    mode: 'Mode',
    'date:YYYY-MM-DD': 'Date',
  },
  atLeast: (n: number) => `${photos(n)} or more`,
  nothing: 'Nothing waits to be saved: these are examples',
  nothingInList: 'No photo of this list is left to save',
  alreadySaved: (n: number, at: string) =>
    n === 1
      ? `1 photo is already saved at ${at}`
      : `${photos(n)} are already saved, the first at ${at}`,
  free: 'every name is free',
  /** `first`: the name that the first of them has. */
  collisions: (n: number, first: string | null) => {
    const told =
      n === 1 ? '1 has the same name as another' : `${format.number(n)} share a name with another`;
    if (first === null) return told;
    return n === 1 ? `${told} (${first})` : `${told} (the first is ${first})`;
  },
  taken: (n: number) => `${counted(n, 'name is', 'names are')} already taken in the folder`,
  outcome: {
    number: getsNumber,
    'skip-identical': (n: number) => `${getsNumber(n)}, unless the pictures are identical`,
    ask: () => 'you will be asked',
  },
  problem: ({ message }: TemplateProblem) => message,
  and: ', ',
  clash: (clashes: string, outcome: string) => `${clashes}: ${outcome}`,
  partial: 'too many photos to check them all',
};
