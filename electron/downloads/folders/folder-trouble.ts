/** Why the chosen folder takes no photo right now. Saving as a whole waits until it does again. */
export interface FolderTrouble {
  code: 'no-space' | 'read-only' | 'no-folder';
  message: string;
}

/**
 * Reads an error of the file system as trouble with the folder; null = it is about something else.
 * `folder` is the one that the operator chose.
 */
export function folderTrouble(error: unknown, folder: string): FolderTrouble | null {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        code: 'no-space',
        message: `There is no space left for photos in ${folder}. Saving goes on when there is.`,
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        code: 'read-only',
        message: `Photos may not be written to ${folder}. Saving goes on when they may.`,
      };
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EIO':
    case 'ENXIO':
    case 'ENODEV':
    case 'ESTALE':
    case 'EHOSTDOWN':
      return noFolder(folder);
    default:
      return null;
  }
}

export function noFolder(folder: string): FolderTrouble {
  return {
    code: 'no-folder',
    message: `The folder ${folder} is not there. Saving goes on when it is back.`,
  };
}

/** The system's word for an error (`ENOENT`); empty where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
