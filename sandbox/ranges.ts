// ETag, Range and If-Range of pictures: as they should be answered, and as they should not.

import { createHash } from 'node:crypto';
import { assertNever } from '../contract/assert-never';
import type { RangeFault } from './faults';
import type { ImageFormat } from './images';
import type { Exchange } from './transport';
import { send } from './transport';

/** What is sent: the bytes of a file, and what they are. */
export interface Picture {
  bytes: Buffer;
  format: ImageFormat;
}

/** Only the part of it that a client may ask for: one range of bytes, both ends included. */
type Range = { first: number; last: number } | 'none' | 'unsatisfiable';

/** An ETag that changes with every byte. */
export const strongTag = (bytes: Buffer) =>
  `"${createHash('sha1').update(bytes).digest('hex').slice(0, 20)}"`;

function readRange(exchange: Exchange, size: number, etag: string): Range {
  const { range, ifRange } = exchange.log;
  // A weak or outdated validator means: send it all (RFC 9110, 13.1.5).
  if (range === null || (ifRange !== null && ifRange !== etag)) return 'none';
  const parts = /^bytes=(\d*)-(\d*)$/.exec(range);
  if (!parts || (parts[1] === '' && parts[2] === '')) return 'none';
  const from = parts[1] === '' ? Math.max(0, size - Number(parts[2])) : Number(parts[1]);
  const to = parts[1] === '' || parts[2] === '' ? size - 1 : Number(parts[2]);
  if (from >= size || to < from) return 'unsatisfiable';
  return { first: from, last: Math.min(to, size - 1) };
}

/** The picture, or the part of it that was asked for, as a good server sends it. */
export function sendPicture(
  exchange: Exchange,
  { bytes, format }: Picture,
  etag = strongTag(bytes),
) {
  const headers = { 'content-type': `image/${format}`, etag, 'accept-ranges': 'bytes' };
  const range = readRange(exchange, bytes.length, etag.startsWith('W/') ? '' : etag);
  if (range === 'none') return send(exchange, 200, headers, bytes);
  if (range === 'unsatisfiable') {
    return send(exchange, 416, { ...headers, 'content-range': `bytes */${bytes.length}` }, '');
  }
  const place = `bytes ${range.first}-${range.last}/${bytes.length}`;
  const part = bytes.subarray(range.first, range.last + 1);
  send(exchange, 206, { ...headers, 'content-range': place }, part);
}

/** A `Range` answered wrongly; where none was asked for, there is nothing to do wrong. */
export function sendWrongRange(exchange: Exchange, picture: Picture, how: RangeFault) {
  const { bytes, format } = picture;
  const own = { 'content-type': `image/${format}` };
  const etag = strongTag(bytes);
  const range = readRange(exchange, bytes.length, exchange.log.ifRange ?? etag);
  if (how === 'ignored') return send(exchange, 200, { ...own, etag }, bytes);
  if (how === 'refused') {
    return send(exchange, 416, { 'content-range': `bytes */${bytes.length}` }, '');
  }
  if (how === 'wrong') {
    const headers = { ...own, etag, 'content-range': `bytes 0-99/${bytes.length}` };
    return send(exchange, 206, headers, bytes.subarray(0, 100));
  }
  if (typeof range === 'string') return sendPicture(exchange, picture);
  const { first, last } = range;
  const part = bytes.subarray(first, last + 1);
  const place = (from: number, to: number, size: number) => ({
    ...own,
    etag,
    'content-range': `bytes ${from}-${to}/${size}`,
  });
  switch (how) {
    case 'mislabelled':
      return send(exchange, 206, place(first + 1, last, bytes.length), part.subarray(1));
    case 'resized':
      return send(exchange, 206, place(first, last, bytes.length + 1), part);
    case 'unlabelled':
      return send(exchange, 206, { ...own, etag }, part);
    case 'short': {
      const half = part.subarray(0, part.length >> 1);
      return send(exchange, 206, place(first, first + half.length - 1, bytes.length), half);
    }
    case 'replaced': {
      // As long as the one before, so that only its ETag tells.
      const other = Buffer.from(part);
      other[other.length >> 1]! ^= 1;
      const headers = place(first, last, bytes.length);
      return send(exchange, 206, { ...headers, etag: strongTag(other) }, other);
    }
    default:
      return assertNever(how);
  }
}
