import { rejectSentence } from '../../contract/list';
import { formatsFor, spanOf } from './format';

const format = formatsFor('en');

function counted(n: number, one: string, many: string): string {
  return `${format.number(n)} ${n === 1 ? one : many}`;
}
const tasks = (n: number): string => counted(n, 'task', 'tasks');
const photos = (n: number): string => counted(n, 'photo', 'photos');

function span(ms: number): string {
  const { unit, n } = spanOf(ms);
  return `${format.number(n)} ${unit}`;
}

function getsNumber(n: number): string {
  return n === 1 ? 'it gets a number' : 'they get a number';
}

/** null = one photo. */
function photosOf(taskCount: number | null): string {
  return taskCount === null ? 'the photo' : `the photos of ${tasks(taskCount)}`;
}

/** Every word of the window, in English. */
export const en = {
  format,
  tasks,
  photos,
  span,

  app: {
    name: 'Proofsheet',
    close: 'Close',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    copied: 'Copied',
    unexpected: 'Something unexpected happened. Nothing was lost; please try that again.',
  },

  firstRun: {
    lead: 'Turns a list of ID-photo task IDs into a folder of finished photos.',
    sandbox: 'Try the sandbox',
    starting: 'Starting the sandbox…',
    sandboxNote:
      'A small stand-in for the service that runs on this computer, with sample portraits. Nothing leaves your machine.',
  },

  token: {
    label: 'API token',
    placeholder: 'Paste your token',
    keep: 'It stays in this computer’s keychain and is sent to the API alone.',
    connect: 'Connect',
    connecting: 'Connecting…',
    where: 'Where do I get a token?',
    odd: 'A token has no spaces or line breaks in it. Please copy it again, alone.',
    rejected: 'The API did not accept this token.',
    unverified:
      'The token is stored. There is no connection right now, so it will be checked as soon as there is one.',
    connected: 'Connected',
    keepForThisRun: 'Keep it for this run only',
    keepForThisRunNote: 'It is held in memory and forgotten when Proofsheet closes.',
    tryAgain: 'Try again',
    enterTitle: 'Enter your API token',
    replaceTitle: 'Replace the API token',
    replaceNote: 'The new token takes the place of the one in your keychain. Your lists stay.',
  },

  keychain: {
    locked: {
      short: 'keychain is locked',
      title: 'Your keychain is locked',
      body: 'The token cannot be read or stored until it is unlocked. Unlock it with your system’s password dialog, then try again.',
    },
    unavailable: {
      short: 'no keychain on this computer',
      title: 'There is no keychain to store the token in',
      body: 'No keychain service is running on this computer. Start one (on Linux: GNOME Keyring or KWallet), then try again.',
    },
    'not-answering': {
      short: 'keychain is not answering',
      title: 'The keychain is not answering',
      body: 'It was asked for the token and has not replied. A password dialog may be waiting behind another window; otherwise restart the keychain service.',
    },
    again: 'Try again',
    forThisRun: 'Use a token for this run only…',
  },

  empty: {
    title: 'Drop a list of task IDs here',
    body: 'A spreadsheet with names beside the IDs is best. Saved API answers and plain text work too.',
    formats: 'txt · csv · tsv · json · jsonl · xlsx',
    open: 'Open…',
    paste: (keys: string) => `or paste with ${keys}`,
    noMatch: 'Nothing matches',
    noMatchSearch: (search: string) => `No task here has “${search}” in its name, ID or fields.`,
    noMatchFilter: {
      all: 'There are no tasks in this list.',
      waiting: 'Nothing is waiting. Every task here has its answer.',
      finished: 'No task here is finished yet.',
      attention: 'Nothing needs your attention.',
    },
    clearSearch: 'Clear the search',
    showAll: 'Show all tasks',
  },

  drop: {
    title: 'Drop to add',
    body: 'You see what would be added before anything is.',
  },

  import: {
    reading: 'Reading…',
    title: (name: string) => `Add ${name}`,
    step: (n: number, of: number) => `${format.number(n)} of ${format.number(of)}`,
    fresh: 'new',
    tracked: 'already tracked',
    repeated: 'repeated',
    rejected: 'left out',
    rejectedCaption: 'Lines that are left out',
    line: 'Line',
    text: 'Text',
    why: 'Why it is left out',
    reason: rejectSentence,
    more: (n: number) => `and ${format.number(n)} more`,
    blank: '(blank)',
    namesFrom: 'Names from',
    noName: 'no column, use the ID',
    names: 'File names',
    changeNames: 'Change…',
    promise: 'Nothing is added until you say so.',
    add: (n: number) => `Add ${tasks(n)}`,
    addList: 'Add the list',
    skip: 'Skip',
    nothingNew: 'Every task of this list is tracked already; adding it shows them together.',
    nothing: 'There is no task ID in here, so there is nothing to add.',
    unreadable: (name: string) => `${name} cannot be read`,
    next: 'Next',
    added: (n: number, list: string) => (n === 0 ? `${list} was added` : `${tasks(n)} added`),
  },

  sidebar: {
    label: 'Tasks and lists',
    tasks: 'Tasks',
    lists: 'Lists',
    add: 'Add a list…',
    settings: 'Settings',
    sandbox: 'Sandbox',
    removeList: (name: string) => `Remove ${name}`,
    show: 'Show the sidebar',
    hide: 'Hide the sidebar',
  },

  status: {
    all: 'All',
    waiting: 'Waiting',
    finished: 'Finished',
    attention: 'Needs attention',
    allTasks: 'All tasks',
  },

  toolbar: {
    label: 'Search and filter',
    search: 'Search names, IDs, fields',
    clear: 'Clear the search',
    filter: 'Status',
    attention: 'Attention',
    sort: 'Sort by',
    sorts: {
      added: 'Order added',
      name: 'Name',
      status: 'Status',
      updated: 'Last change',
    },
    showInspector: 'Show the inspector',
    hideInspector: 'Hide the inspector',
  },

  card: {
    waiting: (ms: number) => `waiting · ${span(ms)}`,
    overdue: (ms: number) => `overdue · ${span(ms)}`,
    saving: 'saving…',
    unsaved: 'not saved yet',
    saved: 'saved',
    missing: 'unknown ID',
    damaged: 'picture damaged',
    paused: 'paused',
    cancelled: 'not wanted',
    someUnsaved: (n: number, of: number) => `${n} of ${of} not saved`,
    some: {
      damaged: (n: number, of: number) => `${n} of ${of} damaged`,
      paused: (n: number, of: number) => `${n} of ${of} paused`,
      cancelled: (n: number, of: number) => `${n} of ${of} not wanted`,
    },
    noPhotos: 'finished, no photo',
    loading: 'Loading',
  },

  sheet: {
    label: 'Contact sheet',
    selected: (n: number) => `${format.number(n)} selected`,
  },

  /** What can be asked for photos; `done` is said afterwards of so many tasks, or (null) of one photo. */
  steps: {
    save: { label: 'Save now', done: (n: number | null) => `Saving ${photosOf(n)}` },
    retry: {
      label: 'Try again',
      done: (n: number | null) => `Trying ${n === null ? 'the photo' : tasks(n)} again`,
    },
    pause: { label: 'Pause', done: (n: number | null) => `Paused ${photosOf(n)}` },
    release: { label: 'Go on', done: (n: number | null) => `Going on with ${photosOf(n)}` },
    cancel: { label: 'Don’t save', done: (n: number | null) => `Not saving ${photosOf(n)}` },
    number: {
      label: 'Save with a number',
      done: (n: number | null) => `Saving ${photosOf(n)} with a number`,
    },
    saveAfterAll: 'Save after all',
  },

  actions: {
    reveal: 'Reveal in folder',
    copyPhoto: 'Copy photo',
    remove: 'Remove…',
    clear: 'Clear the selection',
    removed: (n: number) => `${tasks(n)} removed; saved files stay where they are`,
    photoCopied: 'Photo copied',
    copyId: 'Copy the ID',
    copyTrace: 'Copy the trace ID',
    copyAddress: 'Copy the address',
    copyAnswer: 'Copy the answer',
  },

  remove: {
    title: (n: number) => `Remove ${tasks(n)}?`,
    body: 'Proofsheet stops following them and forgets their answers. Photos that are saved stay in their folder.',
    confirm: 'Remove',
    listTitle: (name: string) => `Remove the list ${name}?`,
    listBody:
      'Tasks that stand on no other list are removed with it. Photos that are saved stay in their folder.',
    listConfirm: 'Remove list',
    listRemoved: (name: string) => `${name} was removed; saved files stay where they are`,
  },

  inspector: {
    label: 'Inspector',
    finishedOf: (all: number) => `of ${format.number(all)} finished`,
    noneBody: 'Select a photo to see its file, its timeline and what the API said.',
    many: (n: number) => `${tasks(n)} selected`,
    gone: 'This task is no longer tracked.',
    photoOf: (n: number, of: number) => `Photo ${n} of ${of}`,
    photoN: (n: number) => `Photo ${n}`,
    allPhotos: (n: number) => (n === 2 ? 'Both photos' : `All ${n} photos`),
    samePicture: (n: number) => `Same picture as photo ${n}; saved as a file of its own.`,
    file: 'File',
    size: 'Size',
    template: 'Template',
    asked: 'Checked',
    askedTimes: (n: number, at: string) =>
      n === 1 ? `once, at ${at}` : `${format.number(n)} times, last at ${at}`,
    notAsked: 'not yet',
    next: 'Next check',
    created: 'Created',
    finished: 'Finished',
    trace: 'Trace',
    list: 'List',
    lists: 'Lists',
    facts: 'Facts',
    timeline: 'Timeline',
    request: 'Request',
    portraits: (n: number) => (n === 1 ? 'Made from one portrait' : `Made from ${n} portraits`),
    answer: 'Raw answer',
    noAnswer: 'The API has not been asked yet.',
    times: (n: number, until: string) => `${format.number(n)} times, until ${until}`,
    templates: {
      male_portrait: 'Male portrait',
      male_portrait2: 'Male portrait 2',
      kindergarten: 'Kindergarten',
      logo_tshirt: 'Logo T-shirt',
      wedding: 'Wedding',
      business_photo: 'Business photo',
      bob_suit: 'Bob and suit',
      female_portrait: 'Female portrait',
    } as Record<string, string>,
    modes: { fast: 'fast', relax: 'relax' } as Record<string, string>,
    serverSaid: 'The API said',
  },

  timeline: {
    added: (list: string) => (list ? `added from ${list}` : 'added'),
    'asked-waiting': 'asked, still working',
    'asked-absent': 'asked, the API does not know it',
    finished: (n: number) => `finished, ${photos(n)}`,
    failed: (why: string) => (why ? `failed: ${why}` : 'failed'),
    missing: 'given up: the API does not know this ID',
    retried: 'tried again by you',
    'photo-saved': (file: string, size: string) =>
      ['saved', file, size].filter(Boolean).join(' · '),
    'photo-delayed': (why: string) => (why ? `photo delayed: ${why}` : 'photo delayed'),
    'photo-expired': 'the photo’s address had expired, asked for a new one',
    'photo-failed': (why: string) => (why ? `photo not saved: ${why}` : 'photo not saved'),
    'photo-held': {
      paused: (n: number) => `${n > 1 ? photos(n) : 'photo'} paused by you`,
      cancelled: (n: number) => `${n > 1 ? photos(n) : 'photo'} not to be saved, by your wish`,
    },
    'photo-released': (n: number) => `going on with ${n > 1 ? photos(n) : 'the photo'}`,
  },

  trouble: {
    failed: {
      title: 'The API could not make this photo',
      means: 'There is no photo for this task, and there will not be one by itself.',
      todo: 'Look at the portrait it was made from, then try again; if it fails once more, submit a new portrait.',
    },
    missing: {
      title: 'The API does not know this ID',
      means:
        'It was asked several times and never found. No photo can be fetched for an ID that is unknown.',
      todo: 'Compare the ID with your list, and make sure that the token belongs to the account that submitted it. Then try again.',
    },
    overdue: (waited: string) => ({
      title: `Still waiting after ${waited}`,
      means:
        'Most photos are made in a minute or two. Proofsheet goes on asking every ten minutes.',
      todo: 'Nothing is lost by waiting. If it stays like this, ask the API’s support with the trace ID, or submit the portrait again.',
    }),
    photo: (of: number) => ({
      title: of === 1 ? 'The photo is not saved' : 'This photo is not saved',
      means: 'The task is finished, but this file is not in your folder.',
      todo: 'Try again to fetch it anew. If its address has expired, Proofsheet asks the API for another.',
    }),
    nameTaken: {
      title: 'Another file has this name',
      means: 'Nothing was overwritten, and this photo is not saved yet.',
      todo: 'Save it with a number at the end of its name. Or move the other file away, then try again.',
    },
    damaged: {
      title: 'No picture can be made of this file',
      means:
        'It is saved exactly as the server sent it, twice. Something inside it is broken, so do not deliver it unseen.',
      todo: 'Try again later: the server may have a sound one by then. If not, submit the portrait again.',
    },
    codes: {
      timeout: 'took too long',
      api_error: 'trouble at the service',
      bad_request: 'request refused',
      task_not_found: 'unknown ID',
      face_not_found: 'face not found',
      too_many_faces: 'several faces',
      image_too_small: 'picture too small',
      no_face: 'face not found',
      content_moderated: 'picture refused',
      used_up: 'balance used up',
      forbidden: 'not allowed',
      invalid_token: 'token rejected',
      'name-taken': 'name is taken',
      damaged: 'photo damaged',
      truncated: 'photo cut short',
      empty: 'photo is empty',
      html: 'not a photo',
      'not-an-image': 'not a photo',
      'too-large': 'photo too large',
      stalled: 'download stalled',
      unreachable: 'photo server not reached',
      redirects: 'address leads nowhere',
      scheme: 'address refused',
      address: 'address refused',
      'bad-url': 'address refused',
    } as Record<string, string>,
  },

  statusBar: {
    label: 'Status',
    result: {
      saved: (n: number) => `${photos(n)} saved`,
      notSaved: (n: number) => `${format.number(n)} not saved`,
      paused: (n: number) => `${format.number(n)} paused`,
      failed: (n: number) => `${format.number(n)} failed`,
      missing: (n: number) => `${format.number(n)} unknown`,
    },
    noTasks: 'no tasks yet',
    waiting: (n: number) => `${format.number(n)} waiting`,
    nextCheck: (ms: number) => (ms < 1000 ? 'checking…' : `next check in ${span(ms)}`),
    asking: (n: number) => `asking about ${tasks(n)}…`,
    paused: 'paused',
    again: (ms: number) => (ms < 1000 ? 'trying again…' : `trying again in ${span(ms)}`),
    rateLimited: 'rate-limited',
    capped: 'the API asked for more than an hour; one hour is waited',
    serverTrouble: 'trouble at the service',
    offline: 'offline: will go on by itself',
    stopped: {
      'no-token': (n: number) => `no token: ${tasks(n)} paused`,
      token: (n: number) => `token rejected: ${tasks(n)} paused`,
      'used-up': (n: number) => `balance used up: ${tasks(n)} paused`,
      disabled: (n: number) => `account disabled: ${tasks(n)} paused`,
      'no-api': (n: number) => `the service was not found: ${tasks(n)} paused`,
    },
    pausedTasks: (n: number) => `${tasks(n)} paused`,
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
    progressLabel: 'Tasks that have their answer',
    savingTo: (folder: string) => `Saving to ${folder}`,
    onDemand: (folder: string) => `Saved when you ask, to ${folder}`,
  },

  announce: {
    idle: 'Nothing waits any more',
    paused: 'Paused',
    'rate-limited': 'Rate-limited; Proofsheet waits and goes on by itself',
    'server-trouble': 'Trouble at the service; Proofsheet goes on by itself',
    offline: 'Offline; Proofsheet goes on by itself',
  },

  notices: {
    label: 'Notices',
    stopped: {
      'no-token': {
        title: 'There is no token',
        body: 'Nothing can be asked without one. Your lists and saved photos are all here.',
      },
      token: {
        title: 'The API rejected the token',
        body: 'No further question is asked until there is a new one. Nothing is lost.',
      },
      'used-up': {
        title: 'The balance of this account is used up',
        body: 'The API answers no more questions. Top it up with the provider, then try again.',
      },
      disabled: {
        title: 'The API refuses this account',
        body: 'The account or its access to this service is disabled. Ask the provider, then try again.',
      },
      'no-api': {
        title: 'The service was not found',
        body: 'There is nothing at the API’s address that answers these questions. It may have moved.',
      },
    },
    saving: {
      title: 'Photos cannot be saved',
      chooseFolder: 'Choose a folder…',
    },
    mostlyMissing: {
      title: (list: string) => `Nearly all IDs of ${list} are unknown`,
      body: 'None of these IDs belong to this account? They may have been submitted with another token.',
    },
  },

  settings: {
    title: 'Settings',
    account: 'Account',
    stored: 'Stored in your keychain',
    storedOn: (date: string) => `Stored in your keychain, added on ${date}`,
    memoryOnly: 'Held for this run only',
    none: 'No token',
    sandbox: 'Using the sandbox, no token needed',
    sandboxNote: 'Sample portraits from this computer. Nothing leaves your machine.',
    replace: 'Replace…',
    enter: 'Enter token…',
    removeToken: 'Remove…',
    leaveSandbox: 'Leave the sandbox',
    removeTokenTitle: 'Remove the token?',
    removeTokenBody:
      'It is taken out of your keychain and Proofsheet goes back to its first screen. Lists, answers and saved photos stay.',
    removeTokenConfirm: 'Remove token',
    saving: 'Saving',
    folder: 'Folder',
    change: 'Change…',
    names: 'File names',
    onTaken: 'If a name is taken',
    onTakenNote: 'Nothing is ever overwritten.',
    policies: {
      number: 'Add a number',
      'skip-identical': 'Keep the file there if it is identical',
      ask: 'Ask me',
    },
    atOnce: 'Photos at once',
    atOnceNote: 'More is faster, up to what your line and your disk can take.',
    perHost: 'From one server',
    perHostNote: 'The most that one photo server is asked for.',
    fewer: (label: string) => `${label}: fewer`,
    more: (label: string) => `${label}: more`,
    automatically: 'Save photos as they land',
    automaticallyNote: 'Otherwise they are saved when you ask for it.',
    appearance: 'Appearance',
    theme: 'Light or dark',
    appearances: { system: 'System', light: 'Light', dark: 'Dark' },
  },

  names: {
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
    free: 'every name is free',
    collisions: (n: number) =>
      n === 1 ? '1 has the name of another' : `${format.number(n)} have the name of another`,
    taken: (n: number) => `${counted(n, 'name is', 'names are')} already taken in the folder`,
    outcome: {
      number: getsNumber,
      'skip-identical': (n: number) => `${getsNumber(n)}, unless the pictures are identical`,
      ask: () => 'you will be asked',
    },
    and: ', ',
    partial: 'not all could be looked through',
  },
};
