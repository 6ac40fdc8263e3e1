import { format } from './counting';

export const filters = {
  label: 'Filter',
  active: 'Filter (filtered)',
  bar: 'Filters',
  template: 'Template',
  mode: 'Mode',
  cause: 'Why',
  days: 'Created',
  any: 'Any',
  loading: 'Looking…',
  spans: { today: 'Today', week: 'Last 7 days', month: 'This month' },
  custom: 'Other days…',
  between: (first: string, last: string) => `${first} to ${last}`,
  daysTitle: 'Show tasks of these days',
  first: 'First day',
  last: 'Last day',
  wrongDays: 'The last day lies before the first one.',
  show: 'Show',
  remove: (what: string) => `Take away the filter: ${what}`,
  clear: 'Clear all',
  noMatch: 'No task fits these filters.',
};

export const sorting = {
  label: (by: string) => `Sort by: ${by}`,
  keys: {
    added: 'Order added',
    name: 'Name',
    status: 'Status',
    id: 'Task ID',
    created: 'Created',
    finished: 'Finished',
    updated: 'Last change',
    template: 'Template',
    mode: 'Mode',
  },
  fields: 'Column of your lists',
  up: 'Ascending',
  down: 'Descending',
};

/** Why tasks need attention, and the one action that mends each cause. */
export const attention = {
  label: 'What needs attention',
  causes: {
    overdue: 'still waiting',
    missing: 'unknown ID',
    damaged: 'picture damaged',
    failed: 'failed without a reason',
    photo: 'photo not saved',
  },
  means: {
    overdue: 'Most photos take a minute or two. Proofsheet goes on asking every ten minutes.',
    missing: 'The API does not know these IDs. Compare them with your list.',
    account: 'The API does not know these IDs. They may have been submitted with another token.',
    damaged: 'Saved as the server sent them, but no picture can be made of them.',
    portrait: 'No photo can be made from these portraits. Submit better ones.',
    refused: 'The API refuses them as they were submitted. Submit them again.',
    service: 'There was trouble at the service. Trying again usually helps.',
    balance: 'The balance was used up. Top it up with the provider, then try again.',
    token: 'The API does not let this account have them. Another token may.',
    name: 'Other files have these names. Nothing was overwritten.',
    folder: 'Photos cannot be written to the folder.',
    download: 'The photos are finished, but could not be fetched.',
  },
  fixes: {
    retry: 'Try again',
    number: 'Save with a number',
    token: 'Replace token…',
    folder: 'Choose a folder…',
    ids: 'Copy IDs',
  },
  fixOf: (fix: string, cause: string) => `${fix}: ${cause}`,
  copied: (n: number) => (n === 1 ? 'The ID was copied' : `${format.number(n)} IDs were copied`),
  copiedFirst: (n: number) => `The first ${format.number(n)} IDs were copied`,
};
