import { stat } from 'node:fs/promises';
import { parsePhotoAddress } from '../../contract/photo-address';
import { copySaved } from './copied-photos';
import { dragPhotos } from './dragged-photos';
import type { DesktopPorts } from './handlers';
import type { Handlers } from './register';
import { Refusal } from './refusal';

type PhotoCalls =
  | 'thumbnails'
  | 'retry'
  | 'hold'
  | 'release'
  | 'saveNumbered'
  | 'remove'
  | 'save'
  | 'reveal'
  | 'copyPhoto'
  | 'dragPhotos'
  | 'copyPhotos'
  | 'cancelCopies'
  | 'openCopies'
  | 'portrait'
  | 'copyText';

/** What is done with tasks and their photos. `account` throws where none is in use. */
export function photoHandlers(
  ports: DesktopPorts,
  account: () => number,
): Pick<Handlers, PhotoCalls> {
  const { engine, settings } = ports;
  const { store } = engine;
  /** Where photos were copied to last: the window may open this folder, and names none itself. */
  let copies: string | null = null;
  return {
    async thumbnails({ addresses }) {
      const named = addresses.flatMap((address) => parsePhotoAddress(address) ?? []);
      const saved = await store.savedPhotosNamed(account(), named);
      return Promise.all(
        saved.map(async (photo) => (photo && (await engine.thumbnailAtHand(photo)))?.bytes ?? null),
      );
    },
    async retry({ ids, key }) {
      const { tasks } = await store.retry(account(), ids, key, ports.now());
      engine.wake();
      return tasks;
    },
    async hold({ ids, key, hold }) {
      account();
      return engine.hold(ids, key, hold);
    },
    async release({ ids, key }) {
      account();
      return engine.release(ids, key);
    },
    async saveNumbered({ ids, key }) {
      account();
      return engine.allowNumber(ids, key);
    },
    async remove({ ids }) {
      const step = await store.remove(account(), ids, ports.now());
      engine.wake();
      return { step };
    },
    async save({ ids }) {
      const { tasks } = await store.queuePhotos(account(), ids, ports.now());
      engine.wake();
      return tasks;
    },
    async reveal({ id, key }) {
      const detail = await store.detail(account(), id);
      const photo = detail?.photos.find(
        (one) => one.path !== null && (key === null || one.key === key),
      );
      if (photo?.path && (await exists(photo.path))) {
        ports.reveal(photo.path);
        return null;
      }
      if (photo?.path) {
        throw new Refusal('file-gone', photo.path);
      }
      await ports.openFolder(settings.get().folder);
      return null;
    },
    async copyPhoto({ id, key }) {
      const photo = await store.savedPhoto(account(), id, key);
      if (!photo) throw new Refusal('not-saved');
      if (!(await ports.copyImage(photo.path))) {
        throw new Refusal('not-copied', photo.path);
      }
      return null;
    },
    async portrait({ id, n }) {
      account();
      return engine.portrait(id, n);
    },
    dragPhotos: (input) => dragPhotos(ports, account(), input),
    copyPhotos: (input) => copySaved(ports, account(), input, (folder) => void (copies = folder)),
    async cancelCopies() {
      await ports.copying.cancel();
      return null;
    },
    async openCopies() {
      if (copies !== null) await ports.openFolder(copies);
      return null;
    },
    async copyText({ text }) {
      await ports.copyText(text);
      return null;
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
