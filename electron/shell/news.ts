import { openLines } from '../../contract/left-out';
import type { NewsWanted } from '../../contract/settings';
import type { AppState, ListSummary } from '../../contract/view';
import { shellWords } from '../words';

export interface News {
  /** What it is about: nobody is told twice of the same. */
  cause: string;
  title: string;
  body: string;
  /** The list that a click shows; null = just the window, whose notices say the rest. */
  list: number | null;
}

/** A state, and the lists whose photos are still on their way. */
export interface Seen extends Pick<AppState, 'account' | 'checking' | 'saving' | 'lists'> {
  unsaved: ReadonlySet<number>;
}

export interface Told {
  news: News[];
  /** Causes that are not told again until the operator has been in the window. */
  told: ReadonlySet<string>;
}

/**
 * What an operator who looks elsewhere wants to hear of a new state. Nothing is news of an account that
 * was not in use before.
 *
 * @param before the state before it; null = this is the first
 * @param told as the last answer said
 */
export function tellNews(
  before: Seen | null,
  told: ReadonlySet<string>,
  now: Seen,
  wanted: NewsWanted,
  inWindow: boolean,
): Told {
  if (inWindow) return { news: [], told: new Set() };
  const isSameAccount = before?.account != null && before.account.key === now.account?.key;
  if (!isSameAccount) return { news: [], told };
  const news = newsBetween(before, now, wanted).filter(({ cause }) => !told.has(cause));
  return { news, told: new Set([...told, ...news.map(({ cause }) => cause)]) };
}

/** Nothing of it waits, and its photos have been saved, or could not be. */
export function isDone({ id, tasks, waiting }: ListSummary, unsaved: ReadonlySet<number>): boolean {
  return tasks > 0 && waiting === 0 && !unsaved.has(id);
}

function newsBetween(before: Seen, now: Seen, wanted: NewsWanted): News[] {
  const old = new Map(before.lists.map((list) => [list.id, list]));
  const done = now.lists.filter((list) => {
    const was = old.get(list.id);
    return was && !isDone(was, before.unsaved) && isDone(list, now.unsaved);
  });
  const troubles = troublesOf(before).map(({ cause }) => cause);
  return [
    ...(wanted.listDone ? done.map(doneNews) : []),
    ...(wanted.needsYou ? troublesOf(now).filter(({ cause }) => !troubles.includes(cause)) : []),
  ];
}

function doneNews(list: ListSummary): News {
  const { id, name, finished, tasks, attention } = list;
  const leftOut = openLines([list]);
  const parts = [
    shellWords().news.finished(finished, tasks),
    ...(attention > 0 ? [shellWords().news.attention(attention)] : []),
    // They are none of its tasks, and nobody else's either: photos are missing that somebody asked for.
    ...(leftOut > 0 ? [shellWords().news.leftOut(leftOut)] : []),
  ];
  return {
    cause: `list ${id}`,
    title: shellWords().news.listDone(name),
    body: parts.join(' · '),
    list: id,
  };
}

/** What only the operator can end. */
function troublesOf({ account, checking, saving }: Seen): News[] {
  const troubles: News[] = [];
  if (checking.kind === 'stopped') {
    const isKeychain =
      checking.reason === 'no-token' && account !== null && isKept(account.keychain);
    troubles.push({
      cause: isKeychain ? 'keychain' : `stopped ${checking.reason}`,
      ...(isKeychain ? shellWords().news.keychain : shellWords().news.stopped[checking.reason]),
      list: null,
    });
  }
  if (saving.problem) troubles.push({ cause: 'saving', ...shellWords().news.saving, list: null });
  return troubles;
}

/** The token may be in the keychain, and does not come out. */
function isKept(keychain: NonNullable<Seen['account']>['keychain']): boolean {
  return keychain !== 'stored' && keychain !== 'none';
}
