export const updates = {
  label: 'New version',
  look: 'Check for updates…',
  ready: (version: string) => `Proofsheet ${version} is ready`,
  readyNote: 'Installed when you quit, or now.',
  readyLater: 'Installed once the photos on their way are saved.',
  restart: 'Restart and update',
  notes: 'What’s new',
  notesOf: (version: string) => `What’s new in ${version}`,
  /** Answers to whoever has asked. */
  none: 'You have the newest version of Proofsheet.',
  looking: 'Looking for a newer version…',
  available: (version: string) =>
    `Proofsheet ${version} is out. It is fetched once the photos on their way are saved.`,
  downloading: (version: string) => `Proofsheet ${version} is out and is being fetched.`,
  failed: {
    look: 'The update server does not answer. Proofsheet tries again by itself.',
    download: 'The new version could not be fetched. Proofsheet tries again by itself.',
    damaged:
      'The new version arrived damaged and was thrown away. Proofsheet stays as it is, and tries again by itself.',
  },
  title: 'Updates',
  automatic: 'Check for updates by itself',
  automaticNote: 'Once a day. Nothing about you or your photos is sent.',
  now: 'New version',
  never: 'Not checked for since the start.',
  lookNow: 'Check for updates',
};
