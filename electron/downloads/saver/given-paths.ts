import type { WholePhoto } from '../../../contract/photo';

/** Which photo has which file, so that two photos of equal bytes stay two files. */
export interface GivenPaths {
  /** The photo has the file at `path`. */
  give(path: string, photo: string): void;
  /**
   * Gives the file at `path`, which holds the bytes of `whole`, to the photo; false = another photo
   * has it, by its record or by this run. `whole.path` is where the photo's own record says it is.
   */
  claim(path: string, photo: string, whole: WholePhoto): Promise<boolean>;
}

/** What was given so long ago is in the records by now. */
const REMEMBERED = 20_000;

/** `claimed`: the paths that records name for photos with this hash. */
export function createGivenPaths(claimed: (sha256: string) => Promise<string[]>): GivenPaths {
  const given = new Map<string, string>();
  const give = (path: string, photo: string) => {
    given.set(path, photo);
    const oldest = given.keys().next();
    if (given.size > REMEMBERED && !oldest.done) given.delete(oldest.value);
  };
  return {
    give,
    async claim(path, photo, whole) {
      const isRecorded = path !== whole.path && (await claimed(whole.sha256)).includes(path);
      if (isRecorded || (given.get(path) ?? photo) !== photo) return false;
      give(path, photo);
      return true;
    },
  };
}
