import { createHash } from 'node:crypto';
import { photoAddress } from '../contract/photo-address';
import type { PortraitOutcome, PortraitTrouble } from '../contract/portrait';
import type { TaskDetail } from '../contract/view';
import { findPortrait, type PortraitFile } from './downloads/portraits/portrait-file';

export interface PortraitPorts {
  /** Absolute path of the folder that portraits are kept in. */
  folder: string;
  detail(taskId: string): Promise<TaskDetail | null>;
  /** Fetches an address to its place below `folder`; null = it is there. */
  fetch(url: string, folder: string): Promise<PortraitTrouble | null>;
}

export interface Portraits {
  portrait(taskId: string, n: number): Promise<PortraitOutcome>;
  portraitFile(taskId: string, n: number): Promise<PortraitFile | null>;
}

/** The portraits that tasks were made from: fetched when they are asked for, and never before. */
export function createPortraits({ folder, detail, fetch }: PortraitPorts): Portraits {
  return {
    async portrait(taskId, n) {
      const addresses = (await detail(taskId))?.portraits ?? [];
      const of = addresses.length;
      const url = addresses[n];
      if (url === undefined) return { kind: 'none', of };
      const trouble = (await findPortrait(folder, url)) ? null : await fetch(url, folder);
      if (trouble !== null) return { kind: trouble, of };
      const version = createHash('sha256').update(url).digest('hex').slice(0, 16);
      return { kind: 'here', src: photoAddress('portrait', taskId, String(n), version), of };
    },
    async portraitFile(taskId, n) {
      const url = (await detail(taskId))?.portraits[n];
      return url === undefined ? null : findPortrait(folder, url);
    },
  };
}
