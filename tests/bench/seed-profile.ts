import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WholePhoto } from '../../contract/photo';
import { workOn } from '../../electron/downloads/pictures/picture-work';
import { thumbnailPath } from '../../electron/downloads/pictures/thumbnail-file';
import { pngChunk } from '../../electron/downloads/testing/test-images';
import { seedStore } from './seed-store';

/** Bytes of a PNG's signature and IHDR. */
const HEAD_BYTES = 33;

/**
 * Makes a profile of the sandbox's account (which needs no keychain): `tasks` tasks with `photos` distinct
 * photos in turn, made from those in `portraits`, and their thumbnails. `at`: now, in ms.
 */
export async function seedProfile(
  profile: string,
  tasks: number,
  photos: number,
  portraits: string,
  at: number,
): Promise<void> {
  mkdirSync(profile);
  const seeded = photos === 0 ? [] : await makePhotos(profile, photos, portraits);
  const previews = seeded.map(({ photo: { sha256 }, preview }) => ({ sha256, preview }));
  await seedStore(profile, tasks, (n) => seeded[n % seeded.length]!.photo, at, previews);
  writeFileSync(join(profile, 'settings.json'), '{ "activeAccount": "sandbox" }');
}

async function makePhotos(profile: string, count: number, portraits: string) {
  const folder = join(profile, 'photos');
  const thumbnails = join(profile, 'thumbnails');
  mkdirSync(folder);
  const names = readdirSync(portraits).filter((name) => name.endsWith('.png'));
  const sources = names.map((name) => readFileSync(join(portraits, name)));
  const made: { photo: WholePhoto; preview: string }[] = [];
  for (let n = 0; n < count; n += 1) {
    const source = sources[n % sources.length]!;
    // A comment makes it another file, with a thumbnail of its own.
    const bytes = Buffer.concat([
      source.subarray(0, HEAD_BYTES),
      pngChunk('tEXt', Buffer.from(`Comment\0${n}`)),
      source.subarray(HEAD_BYTES),
    ]);
    const path = join(folder, `${n}.png`);
    writeFileSync(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const photo: WholePhoto = { path, bytes: bytes.length, sha256, type: 'png' };
    const thumbnail = thumbnailPath(thumbnails, sha256)!;
    const same = made[n - sources.length];
    if (same) {
      mkdirSync(dirname(thumbnail), { recursive: true });
      copyFileSync(thumbnailPath(thumbnails, same.photo.sha256)!, thumbnail);
      made.push({ photo, preview: same.preview });
    } else {
      const { preview } = await workOn({ photo, thumbnailPath: thumbnail, wanted: true });
      made.push({ photo, preview: preview ?? '' });
    }
  }
  return made;
}
