/** Actions by name, where they stand alone: in the palette, in menus, among the shortcuts. */
export const does = {
  look: 'Look at the photo',
  lookAtPortrait: 'Look at the portrait',
  selectAll: 'Select all',
  clearSelection: 'Clear the selection',
  copyId: 'Copy ID',
  copyIds: 'Copy IDs',
  copyTrace: 'Copy trace ID',
  noTrace: 'The service has not given this task a trace ID yet',
  open: 'Open lists…',
  pasteList: 'Paste a list',
  checkNow: 'Check now',
  pauseChecks: 'Pause checking and saving',
  resumeChecks: 'Resume checking and saving',
  find: 'Search',
  show: {
    all: 'Show all tasks',
    waiting: 'Show what is waiting',
    finished: 'Show what is finished',
    attention: 'Show what needs attention',
  },
  sort: {
    added: 'Sort in the order added',
    name: 'Sort by name',
    status: 'Sort by status',
    updated: 'Sort by last change',
  },
  views: { sheet: 'View as contact sheet', table: 'View as table' },
  zoomIn: 'Larger photos',
  zoomOut: 'Smaller photos',
  theme: {
    system: 'Follow the system’s light or dark',
    light: 'Light window',
    dark: 'Dark window',
  },
  settings: 'Settings…',
  chooseFolder: 'Choose where photos are saved…',
  enterToken: 'Enter token…',
  replaceToken: 'Replace token…',
  palette: 'Find an action…',
  shortcuts: 'Keyboard shortcuts',
  showList: 'Show this list',
  removeList: 'Remove list',
  copyListName: 'Copy the name',
};

export const actionGroups = {
  photos: 'Photos',
  lists: 'Lists',
  checks: 'Checking',
  show: 'Show',
  window: 'Window',
  app: 'Proofsheet',
};

export const palette = {
  label: 'Find an action, a list or a task',
  placeholder: 'Type what you want to do, or a name or ID',
  suggested: 'Suggested',
  goTo: 'Go to',
  list: 'List',
  tasks: 'Tasks',
  more: 'More',
  nothing: 'Nothing is called that',
};

export const shortcutSheet = {
  title: 'Keyboard shortcuts',
  tasks: 'Among the photos',
  move: 'Move',
  extend: 'Select up to here',
  toggle: 'Add to the selection',
  firstLast: 'First, last',
  page: 'A screen further',
  typeAhead: 'Go to a name',
  letters: 'Type its first letters',
  menu: 'Menu',
  or: 'or',
};

export const contextMenu = {
  photos: 'What can be done with the selection',
  photo: 'What can be done with this photo',
  list: (name: string) => `What can be done with ${name}`,
};
