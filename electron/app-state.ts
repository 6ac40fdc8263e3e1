import type { AppState, Counts } from '../contract/view';
import type { Settings } from '../contract/settings';
import type { Accounts } from './accounts/accounts';
import type { Engine } from './engine';
import type { ProfileSettings } from './storage/settings';

const NO_TASKS: Counts = {
  all: 0,
  waiting: 0,
  finished: 0,
  failed: 0,
  missing: 0,
  overdue: 0,
  attention: 0,
  photosSaved: 0,
  photosQueued: 0,
  photosPaused: 0,
  photosFailed: 0,
};

/** What the window shows beside the rows, as it is now; what the shell knows of is added there. */
export async function readAppState(
  engine: Engine,
  accounts: Accounts,
  settings: ProfileSettings,
  now: number,
): Promise<Omit<AppState, 'updates' | 'copying' | 'reporting'>> {
  const account = engine.account();
  const overview =
    account === null
      ? {
          counts: NO_TASKS,
          lists: [],
          history: { undo: null, redo: null },
          adding: null,
          revision: 0,
        }
      : await engine.store.overview(account, now);
  return {
    account: accounts.view(),
    accounts: await accounts.choices(),
    checking: engine.checking(),
    saving: { ...engine.saving(), queued: overview.counts.photosQueued },
    ...overview,
    settings: chosen(settings.get()),
    now,
  };
}

/** What the operator chose, without what the settings file keeps beside it. */
function chosen(settings: Settings): Settings {
  const { folder, nameTemplate, saveAutomatically, appearance } = settings;
  const { onTaken, concurrency, perHost, language, notifications } = settings;
  const { proxy, checkAutomatically, questionRate, lookForUpdates } = settings;
  return {
    folder,
    nameTemplate,
    saveAutomatically,
    onTaken,
    concurrency,
    perHost,
    appearance,
    language,
    notifications,
    proxy,
    checkAutomatically,
    questionRate,
    lookForUpdates,
  };
}
