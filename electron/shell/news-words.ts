import type { StopReason } from '../../contract/checking';

const number = new Intl.NumberFormat('en');

/** The words of notifications, in English. */
export const newsWords = {
  listDone: (list: string) => `${list} is done`,
  finished: (finished: number, tasks: number) =>
    `${number.format(finished)} of ${number.format(tasks)} finished`,
  attention: (n: number) => (n === 1 ? '1 needs attention' : `${number.format(n)} need attention`),
  leftOut: (lines: number) =>
    lines === 1 ? '1 line left out' : `${number.format(lines)} lines left out`,
  stopped: {
    'no-token': { title: 'There is no token', body: 'Nothing is checked until you enter one.' },
    token: {
      title: 'The service rejected the token',
      body: 'Nothing is checked until there is a new one. Nothing is lost.',
    },
    'used-up': {
      title: 'The balance of this account is used up',
      body: 'Top it up with the provider, then try again.',
    },
    disabled: {
      title: 'The service refuses this account',
      body: 'Ask the provider, then try again.',
    },
    'no-api': {
      title: 'The service was not found',
      body: 'It may have moved. Nothing is checked meanwhile.',
    },
  } satisfies { [K in StopReason]: { title: string; body: string } },
  keychain: {
    title: 'The keychain does not give the token out',
    body: 'Unlock it, then try again. Nothing is checked meanwhile.',
  },
  saving: {
    title: 'Photos cannot be saved',
    body: 'Open Proofsheet to see why. It goes on once that is mended.',
  },
};
