import type { HistoryStep } from '../../../contract/history';
import { photosOf, tasks } from './counting';

/** What the operator did. */
function doing({ kind, count, name }: HistoryStep): string {
  switch (kind) {
    case 'import':
      return count ? `adding ${tasks(count)}` : 'adding the list';
    case 'remove':
      return `removing ${tasks(count ?? 0)}`;
    case 'remove-list':
      return `removing ${name ?? 'the list'}`;
    case 'pause-photos':
      return `pausing ${photosOf(count)}`;
    case 'cancel-photos':
      return `not saving ${photosOf(count)}`;
    case 'release':
      return `going on with ${photosOf(count)}`;
    case 'retry':
      return count === null ? 'trying the photo again' : `trying ${tasks(count)} again`;
    case 'number':
      return `saving ${photosOf(count)} with a number`;
    case 'save':
      return `saving ${photosOf(count)}`;
    case 'left-out':
      return 'stopping reminders of the lines left out';
    case 'settings':
      return 'the change of settings';
    case 'pause':
      return 'pausing all checks and downloads';
    case 'resume':
      return 'going on with checks and downloads';
  }
}

function isBack({ kind, count, name }: HistoryStep): string | null {
  if (kind === 'remove') return `${tasks(count ?? 0)} ${count === 1 ? 'is' : 'are'} back`;
  return kind === 'remove-list' ? `${name ?? 'The list'} is back` : null;
}

function leftOut(n: number): string {
  return `${tasks(n)} went on meanwhile and ${n === 1 ? 'stays as it is' : 'stay as they are'}`;
}

export const history = {
  undo: 'Undo',
  redo: 'Redo',
  undoStep: (step: HistoryStep) => `Undo ${doing(step)}`,
  redoStep: (step: HistoryStep) => `Redo ${doing(step)}`,
  /** `left`: tasks that could not be put back, or not wholly. */
  undone: (step: HistoryStep, left: number) => {
    const said = isBack(step) ?? `Undone: ${doing(step)}`;
    return left > 0 ? `${said}. ${leftOut(left)}.` : said;
  },
  redone: (step: HistoryStep) => `Done again: ${doing(step)}`,
  gone: 'That cannot be undone any more',
};
