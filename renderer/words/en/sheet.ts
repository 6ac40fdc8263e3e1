import { format, photos, photosOf, span, tasks } from './counting';

export const status = {
  all: 'All',
  waiting: 'Waiting',
  finished: 'Finished',
  attention: 'Needs attention',
  allTasks: 'All tasks',
};

export const toolbar = {
  label: 'Search and filter',
  search: 'Search names, IDs, fields',
  clear: 'Clear the search',
  found: (n: string) => `${n} found`,
  filter: 'Status',
  showInspector: 'Show the inspector',
  hideInspector: 'Hide the inspector',
};

export const card = {
  waiting: (ms: number) => `waiting · ${span(ms)}`,
  overdue: (ms: number) => `overdue · ${span(ms)}`,
  /** On the smallest cards, where there is room for nothing more. */
  brief: {
    waiting: 'waiting',
    overdue: 'overdue',
    saving: 'saving…',
    unsaved: 'to save',
    saved: 'saved',
    'no-photos': 'no photo',
    missing: 'unknown',
    failed: 'failed',
    'photo-trouble': 'unsaved',
    damaged: 'broken',
    paused: 'paused',
    cancelled: 'skipped',
  },
  saving: 'saving…',
  unsaved: 'not saved yet',
  saved: 'saved',
  missing: 'unknown ID',
  damaged: 'picture damaged',
  paused: 'paused',
  cancelled: 'won’t be saved',
  someUnsaved: (n: number, of: number) => `${n} of ${of} not saved`,
  some: {
    damaged: (n: number, of: number) => `${n} of ${of} damaged`,
    paused: (n: number, of: number) => `${n} of ${of} paused`,
    cancelled: (n: number, of: number) => `${n} of ${of} won’t be saved`,
  },
  noPhotos: 'finished, no photo',
  loading: 'Loading',
};

export const sheet = {
  label: 'Contact sheet',
  zoom: 'Size of the photos',
  zoomed: (n: number, of: number) => `${n} of ${of}`,
  openStack: 'Show the photos of this task (Alt+→)',
  closeStack: 'Put the photos of this task together (Alt+←)',
  ofStack: (n: number, of: number) => `${n} / ${of}`,
  selected: (n: number) => `${format.number(n)} selected`,
};

/**
 * What can be asked for photos; `done` is said afterwards of so many tasks, or (null) of one photo, and
 * `nothing` where nothing was changed.
 */
export const steps = {
  save: { label: 'Save now', done: (n: number | null) => `Saving ${photosOf(n)}` },
  retry: {
    label: 'Try again',
    done: (n: number | null) => `Trying ${n === null ? 'the photo' : tasks(n)} again`,
    /** `n`: tasks that have not all of their photos afterwards. */
    came: (n: number) =>
      n === 0 ? 'Tried again: every photo is saved' : `Tried again: ${tasks(n)} failed again`,
  },
  pause: { label: 'Pause', done: (n: number | null) => `Paused ${photosOf(n)}` },
  release: { label: 'Resume', done: (n: number | null) => `Resumed ${photosOf(n)}` },
  cancel: { label: 'Don’t save', done: (n: number | null) => `Not saving ${photosOf(n)}` },
  number: {
    label: 'Save with a number',
    done: (n: number | null) => `Saving ${photosOf(n)} with a number`,
  },
  saveAfterAll: 'Save after all',
  nothing: {
    save: 'Nothing more to save',
    retry: 'Nothing to try again',
    pause: 'Nothing to pause',
    release: 'Nothing to resume',
    cancel: 'Nothing that is still to be saved',
    number: 'Nothing that needs a number',
  },
  allSaved: (what: string, n: number) =>
    n === 1 ? `${what}: its photos are saved` : `${what}: all ${format.number(n)} are saved`,
};

/** Saved photos that are given once more. */
export const copies = {
  action: 'Copy photos to a folder…',
  done: (n: number, folder: string) => `${photos(n)} copied to “${folder}”`,
  open: 'Open the folder',
  /** While it goes on. */
  progress: (done: number, of: number) => `Copying ${format.number(done)} of ${photos(of)}`,
  progressLabel: 'Photos that are copied',
  cancel: 'Cancel copying photos',
  cancelled: (n: number, of: number, folder: string) =>
    n === 0
      ? 'Copying was cancelled; nothing was copied'
      : `Copying was cancelled; ${format.number(n)} of ${photos(of)} are in “${folder}”`,
  failed: (n: number, first: string, why: string) =>
    `${n === 1 ? first : `${photos(n)} (${first} …)`} could not be copied: ${why}`,
  why: {
    gone: 'no longer where it was saved.',
    'no-space': 'there is no space left in the folder.',
    'read-only': 'nothing may be written to the folder.',
    'no-folder': 'the folder is no longer there.',
    disk: 'the disk did not take it.',
  },
};

export const actions = {
  reveal: 'Reveal in folder',
  copyPhoto: 'Copy photo',
  remove: 'Remove',
  clear: 'Clear the selection',
  removed: (n: number) => `${tasks(n)} removed; saved files stay where they are`,
  photoCopied: 'Photo copied',
  copyId: 'Copy ID',
  copyTrace: 'Copy trace ID',
  copyAnswer: 'Copy the answer',
  copyValue: 'Copy the whole value',
};
