import { stat } from 'node:fs/promises';
import { dragPhotos } from './dragged-photos';
import type { DesktopPorts } from './handlers';
import type { Handlers } from './register';
import { Refusal } from './refusal';

type PhotoCalls =
  | 'retry'
  | 'hold'
  | 'release'
  | 'saveNumbered'
  | 'remove'
  | 'save'
  | 'reveal'
  | 'copyPhoto'
  | 'dragPhotos'
  | 'portrait'
  | 'copyText';

/** What is done with tasks and their photos. `account` throws where none is in use. */
export function photoHandlers(
  ports: DesktopPorts,
  account: () => number,
): Pick<Handlers, PhotoCalls> {
  const { engine, settings } = ports;
  const { store } = engine;
  return {
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
