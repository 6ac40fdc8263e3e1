export const updates = {
  label: 'New version',
  look: 'Check for updates…',
  ready: (version: string) => `Proofsheet ${version} is ready`,
  readyNote: 'Installs when you quit, or restart now.',
  readyLater: 'Installs once the photos on their way are saved.',
  restart: 'Restart and update',
  notes: 'What’s new',
  notesOf: (version: string) => `What’s new in ${version}`,
  /** Answers to whoever has asked. */
  none: 'You have the newest version of Proofsheet.',
  looking: 'Looking for a newer version…',
  available: (version: string) =>
    `Proofsheet ${version} is out. It is fetched once the photos on their way are saved.`,
  downloading: (version: string) => `Proofsheet ${version} is available and is being downloaded.`,
  failed: {
    look: 'The update server is not answering. Proofsheet will try again automatically.',
    download: 'The new version could not be downloaded. Proofsheet will try again automatically.',
    damaged:
      'The new version arrived damaged and was thrown away. Proofsheet stays as it is and will try again automatically.',
  },
  title: 'Updates',
  automatic: 'Check for updates automatically',
  automaticNote: 'Once a day. Nothing about you or your photos is sent.',
  now: 'New version',
  never: 'Not checked for since the start.',
  lookNow: 'Check for updates',
};
