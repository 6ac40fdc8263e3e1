import { assertNever } from '../../../contract/assert-never';
import type { Updates } from '../../../contract/updates';
import { words } from '../../words';

/** How things stand, in one sentence; empty where updates are off. */
export function updateWords(updates: Updates): string {
  const said = words().updates;
  switch (updates.kind) {
    case 'off':
      return '';
    case 'none':
      return updates.lookedAt === null ? said.never : said.none;
    case 'looking':
      return said.looking;
    case 'failed':
      return said.failed[updates.at];
    case 'available':
      return said.available(updates.version);
    case 'downloading':
      return said.downloading(updates.version);
    case 'ready':
      return said.ready(updates.version);
    default:
      return assertNever(updates);
  }
}
