import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNever } from '../../contract/assert-never';
import type { DataPlace, PlaceName } from '../../contract/data-place';
import { bytesIn, databaseBytes } from '../storage/profile-data';
import type { DesktopPorts } from './handlers';
import { Refusal } from './refusal';
import type { Handlers } from './register';

/** What the page about data needs of the desktop. */
export interface DataPorts {
  /** Absolute path of the profile's folder. */
  profile: string;
  exportDiagnostics(): Promise<void>;
  /** Shows the system's dialog for a place to save to; null when it was cancelled. */
  askForCopy(): Promise<string | null>;
  /** Ends, deletes the profile's data, and starts anew; why it does not, where it does not. */
  forgetEverything(): Promise<null | 'locked' | 'unavailable' | 'not-answering'>;
}

/** Where the data is, copies of it, and its end. */
export function dataHandlers(
  ports: DesktopPorts,
): Pick<
  Handlers,
  'places' | 'revealPlace' | 'exportDiagnostics' | 'exportData' | 'forgetEverything'
> {
  const { data, engine, settings } = ports;

  function pathOf(place: PlaceName): string {
    switch (place) {
      case 'data':
        return data.profile;
      case 'thumbnails':
      case 'logs':
        return join(data.profile, place);
      case 'photos':
        return settings.get().folder;
      default:
        return assertNever(place);
    }
  }

  return {
    async places() {
      const place = (name: PlaceName, bytes: number | null): DataPlace => ({
        place: name,
        path: pathOf(name),
        bytes,
      });
      const [kept, thumbnails, logs] = await Promise.all([
        databaseBytes(data.profile),
        bytesIn(pathOf('thumbnails')),
        bytesIn(pathOf('logs')),
      ]);
      return [
        place('data', kept),
        place('thumbnails', thumbnails),
        place('logs', logs),
        // There may be anything else in it, and very much of it.
        place('photos', null),
      ];
    },
    async revealPlace({ place }) {
      const path = pathOf(place);
      await mkdir(path, { recursive: true }).catch(() => undefined);
      await ports.openFolder(path);
      return null;
    },
    async exportDiagnostics() {
      await data.exportDiagnostics();
      return null;
    },
    async exportData() {
      const path = await data.askForCopy();
      if (path === null) return null;
      try {
        await engine.store.copyTo(path);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new Refusal('copy', path, why);
      }
      return path;
    },
    async forgetEverything() {
      const kept = await data.forgetEverything();
      if (kept) throw new Refusal(`keychain-${kept}`);
      return null;
    },
  };
}
