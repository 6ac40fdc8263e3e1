/** What became of the rows of a damaged database, tasks or photos. */
export interface Restored {
  /** There again, all of them. */
  restored: number;
  /** Of these: as the backup has them. They may be older, or have been removed since. */
  fromBackup: number;
  /** Only their IDs are known: of a task, the API is asked again; of a photo, its task. */
  askedAgain: number;
  /** How many fewer there are than there were, beside those; null = how many there were is not known. */
  lost: number | null;
}

/** What was done about a damaged database. */
export interface Recovered {
  /** Path of the damaged file, its log beside it (`-wal`); null = there was no file. */
  damagedCopy: string | null;
  /** What was wrong, for the log. */
  why: string;
  /** What it was restored from: the damaged file, copies of its pages and backups. */
  from: 'file' | 'backup' | 'both' | 'nothing';
  /** When the backup that rows came from was made, in ms; null = none came from one. */
  backupAt: number | null;
  /** Last changes before the end that could not be read: lists added, tasks removed, answers. */
  changesLost: number;
  tasks: Restored;
  photos: Restored;
  /** Lines of lists, with the names that stood there. */
  lines: Restored;
}

export function originOf(isFromFile: boolean, isFromBackup: boolean): Recovered['from'] {
  if (isFromFile) return isFromBackup ? 'both' : 'file';
  return isFromBackup ? 'backup' : 'nothing';
}
