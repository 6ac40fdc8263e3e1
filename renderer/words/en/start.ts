export const app = {
  name: 'Proofsheet',
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  copied: 'Copied',
  unexpected: 'Something unexpected happened. Nothing was lost; please try that again.',
};

export const firstRun = {
  lead: 'Turns a list of ID-photo task IDs into a folder of finished photos.',
  sandbox: 'Try the sandbox',
  starting: 'Starting the sandbox…',
  sandboxNote:
    'A small stand-in for the service that runs on this computer, with sample portraits. Nothing leaves your machine.',
};

export const token = {
  label: 'API token',
  placeholder: 'Paste your token',
  keep: 'It stays in this computer’s keychain and is sent to the service alone.',
  connect: 'Connect',
  connecting: 'Connecting…',
  where: 'Where do I get a token?',
  odd: 'A token has no spaces or line breaks. Please copy it again, with nothing around it.',
  rejected: 'The service did not accept this token.',
  unverified:
    'The token is stored. There is no connection right now, so it will be checked as soon as there is one.',
  connected: 'Connected',
  keepForThisRun: 'Keep it for this run only',
  keepForThisRunNote: 'It is held in memory and forgotten when Proofsheet closes.',
  tryAgain: 'Try again',
  enterTitle: 'Enter your API token',
  replaceTitle: 'Replace the API token',
  replace: 'Replace',
  replaceNote: 'The new token takes the place of the one in your keychain. Your lists stay.',
};

export const keychain = {
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
};
