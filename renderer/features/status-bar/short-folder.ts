const PARTS = 2;

/** The last two parts of a path: enough to know the folder by. */
export function shortFolder(path: string): string {
  const parts = path.split(/[\\/]/u).filter(Boolean);
  return parts.length > PARTS ? parts.slice(-PARTS).join('/') : path;
}

/** A saved file's path below the folder that photos are saved under, else the whole path. */
export function pathBelow(folder: string, path: string): string {
  const isBelow = path.startsWith(folder) && /^[\\/]/u.test(path.slice(folder.length));
  return isBelow ? path.slice(folder.length + 1) : path;
}
