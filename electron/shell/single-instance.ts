import { app } from 'electron';
import { filesFromArgv } from './files-from-argv';

/**
 * Makes this the only instance on its profile, and the one that lists arrive at: those of a second
 * launch, and those dropped on the dock. The profile is the app's `userData` folder: set it before.
 *
 * @param onLists told of every other launch, with the absolute paths of its lists, which may be none
 * @returns false when another instance has the profile: it was handed the lists, this one should quit
 */
export function becomeOnlyInstance(onLists: (paths: string[]) => void): boolean {
  // No additional data: names that are not ASCII get lost in it, and more than a few paths make the
  // second instance kill the first (electron issue 52020). The arguments arrive whole.
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', (_event, args, cwd) => onLists(filesFromArgv(args.slice(1), cwd)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    onLists([path]);
  });
  return true;
}
