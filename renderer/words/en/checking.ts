import { counted, format, tasks, photos, span } from './counting';

export const statusBar = {
  label: 'Status',
  result: {
    saved: (n: number) => `${photos(n)} saved`,
    savedOf: (n: number, finished: number) =>
      `${photos(n)} saved from ${counted(finished, 'finished task', 'finished tasks')}`,
    notSaved: (n: number) => `${format.number(n)} could not be saved`,
    paused: (n: number) => `${format.number(n)} paused`,
    failed: (n: number) => `${format.number(n)} failed`,
    missing: (n: number) => `${format.number(n)} unknown`,
  },
  noTasks: 'no tasks yet',
  waiting: (n: number) => `${format.number(n)} waiting`,
  nextCheck: (ms: number) => (ms < 1000 ? 'checking…' : `next check in ${span(ms)}`),
  adding: (n: number, of: number) => `adding a list: ${format.number(n)} of ${format.number(of)}…`,
  asking: (n: number) => `asking about ${tasks(n)}…`,
  paused: 'paused',
  thenAgain: (trouble: string, ms: number) =>
    `${trouble}, ${ms < 1000 ? 'trying again…' : `trying again in ${span(ms)}`}`,
  rateLimited: 'rate-limited',
  capped: 'the service asked for more than an hour; one hour is waited',
  serverTrouble: 'trouble at the service',
  offline: {
    network: 'offline: will go on by itself',
    proxy: 'the proxy of this network lets nothing through: will go on by itself',
    'sign-in': 'this network wants you to sign in; checks then go on by themselves',
    certificate: 'the service cannot prove who it is, so nothing was sent: will go on by itself',
  },
  stopped: {
    'no-token': (n: number) => `no token: ${tasks(n)} paused`,
    token: (n: number) => `token rejected: ${tasks(n)} paused`,
    'used-up': (n: number) => `balance used up: ${tasks(n)} paused`,
    disabled: (n: number) => `account disabled: ${tasks(n)} paused`,
    'no-api': (n: number) => `the service was not found: ${tasks(n)} paused`,
  },
  pausedFor: (why: string, n: number) => `${why}: ${tasks(n)} paused`,
  enterToken: 'Enter token…',
  replaceToken: 'Replace token…',
  tryAgain: 'Try again',
  pause: 'Pause',
  resume: 'Resume',
  checkNow: 'Check now',
  downloading: (n: number, rate: string) => `${photos(n)} · ${rate}/s`,
  queued: (n: number) => `${photos(n)} to save`,
  savingStopped: 'saving is stopped',
  progress: (done: number, all: number) => `${format.number(done)} of ${format.number(all)}`,
  left: (ms: number) => `about ${span(ms)} left`,
  progressLabel: 'Tasks that have their answer',
  savingTo: (folder: string) => `Saving to ${folder}`,
  onDemand: (folder: string) => `Saved when you ask, to ${folder}`,
};

export const announce = {
  idle: 'Nothing waits any more',
  paused: 'Paused',
  'rate-limited': 'Rate-limited; Proofsheet waits and goes on by itself',
  'server-trouble': 'Trouble at the service; Proofsheet goes on by itself',
  offline: 'Offline; Proofsheet goes on by itself',
};

export const notices = {
  label: 'Notices',
  serverSaid: (said: string) => `The service said: ${said}`,
  stopped: {
    'no-token': {
      title: 'There is no token',
      body: 'Nothing can be checked without one. Your lists and saved photos are all here.',
    },
    token: {
      title: 'The service rejected the token',
      body: 'Checks wait until there is a new one. Your lists and saved photos are all here.',
    },
    'used-up': {
      title: 'The balance of this account is used up',
      body: 'The service answers no more checks. Top it up with the provider, then try again.',
    },
    disabled: {
      title: 'The service refuses this account',
      body: 'The account or its access to this service is disabled. Ask the provider, then try again.',
    },
    'no-api': {
      title: 'The service was not found',
      body: 'The service no longer answers checks at this address. Look for an update of Proofsheet, or try again later. Your lists and saved photos are all here.',
    },
  },
  saving: {
    title: 'Photos cannot be saved',
    body: (means: string, todo: string) => `${means} ${todo}`,
    chooseFolder: 'Choose a folder…',
  },
  mostlyMissing: {
    title: (list: string) => `Nearly all IDs of ${list} are unknown`,
    body: 'None of these IDs belong to this account? They may have been submitted with another token.',
  },
};
