import { photoStatus, rowStatus } from '../sheet/row-status';
import type { RowStatus } from '../sheet/row-status';
import type { Shot } from './shots';

/** The status of the photo, or of its task where that has none. `saving`: see `rowStatus`. */
export function statusOf({ row, photo }: Shot, saving: boolean): RowStatus {
  return photo ? photoStatus(photo, saving) : rowStatus(row, saving);
}
