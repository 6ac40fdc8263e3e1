// GET of photos and of the pictures they were made from: ETag, ranges, and all that can go wrong.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { assertNever } from '../contract/assert-never';
import type { Site } from './api';
import type { PhotoFault } from './faults';
import type { ImageFormat } from './images';
import { withComment } from './images';
import type { Exchange, Headers } from './transport';
import { retryAfterHeader, send, sendCut } from './transport';

interface Picture {
  bytes: Buffer;
  format: ImageFormat;
}

/** Only the part of it that a client may ask for: one range of bytes, both ends included. */
type Range = { first: number; last: number } | 'none' | 'unsatisfiable';

const strongTag = (bytes: Buffer) =>
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

function sendPicture(exchange: Exchange, { bytes, format }: Picture, etag = strongTag(bytes)) {
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

/** Goes on until the client leaves or the sandbox stops. */
function sendEndless({ log, response }: Exchange, { bytes, format }: Picture) {
  log.status = 200;
  response.writeHead(200, { 'content-type': `image/${format}` });
  response.write(bytes.subarray(0, -12));
  const zeros = Buffer.alloc(64 * 1024);
  const pour = () => {
    while (!response.destroyed && response.write(zeros));
  };
  response.on('drain', pour);
  pour();
}

function sendSlowly({ log, response }: Exchange, { bytes, format }: Picture, perSecond: number) {
  log.status = 200;
  response.writeHead(200, { 'content-type': `image/${format}`, 'content-length': bytes.length });
  response.flushHeaders();
  const everyMs = Math.max(20, 1000 / perSecond);
  const step = Math.max(1, Math.round((perSecond * everyMs) / 1000));
  let at = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, at + step));
    at += step;
    if (at >= bytes.length) response.end();
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}

function sendCutPicture(
  exchange: Exchange,
  { bytes, format }: Picture,
  fault: Extract<PhotoFault, { kind: 'cut' }>,
) {
  const whole = fault.gzip ? gzipSync(bytes) : bytes;
  const sent = whole.subarray(0, fault.atByte);
  const length = fault.length ?? 'declared';
  const headers: Headers = {
    'content-type': `image/${format}`,
    ...(fault.gzip ? { 'content-encoding': 'gzip' } : {}),
    ...(length === 'declared' ? { 'content-length': whole.length } : {}),
    ...(length === 'chunked' ? { 'transfer-encoding': 'chunked' } : {}),
  };
  // One chunk that announces the whole picture and is never completed.
  const opening = Buffer.from(length === 'chunked' ? `${whole.length.toString(16)}\r\n` : '');
  sendCut(exchange, 200, headers, Buffer.concat([opening, sent]), fault.by ?? 'fin');
}

function sendFault(site: Site, exchange: Exchange, picture: Picture, fault: PhotoFault) {
  const { bytes, format } = picture;
  const own = { 'content-type': `image/${format}` };
  switch (fault.kind) {
    case 'status': {
      const headers = retryAfterHeader(fault.retryAfter, site.now());
      return send(exchange, fault.status, headers, '');
    }
    case 'redirect':
      return send(exchange, fault.status ?? 302, { location: fault.location }, '');
    case 'body':
      return send(exchange, 200, fault.type ? { 'content-type': fault.type } : own, fault.body);
    case 'label':
      return send(exchange, 200, { 'content-type': fault.type }, bytes);
    case 'truncated':
      return send(exchange, 200, own, bytes.subarray(0, fault.atByte));
    case 'cut':
      return sendCutPicture(exchange, picture, fault);
    case 'endless':
      return sendEndless(exchange, picture);
    case 'slow':
      return sendSlowly(exchange, picture, fault.bytesPerSecond);
    case 'range':
      if (fault.how === 'ignored') return send(exchange, 200, own, bytes);
      if (fault.how === 'refused') {
        return send(exchange, 416, { 'content-range': `bytes */${bytes.length}` }, '');
      }
      return send(
        exchange,
        206,
        { ...own, 'content-range': `bytes 0-99/${bytes.length}` },
        bytes.subarray(0, 100),
      );
    case 'weak-etag':
      return sendPicture(exchange, picture, `W/${strongTag(bytes)}`);
    case 'replaced':
      return sendPicture(exchange, { format, bytes: withComment(bytes, format, 'second edition') });
    case 'reset':
      return void exchange.request.socket.resetAndDestroy();
    case 'silence':
      return undefined;
    default:
      return assertNever(fault);
  }
}

/** Answers a GET or HEAD for a picture; false when the path belongs to none. */
export function answerPicture(site: Site, exchange: Exchange, url: URL): boolean {
  const { world, faults } = site;
  const source = world.source(url.pathname);
  if (source) {
    sendPicture(exchange, { bytes: source, format: 'jpeg' });
    return true;
  }
  const photo = world.photo(url.pathname);
  if (!photo) return false;
  const { id } = photo.task.spec;
  const expired = faults.expired(id, Number(url.searchParams.get('v') ?? 1));
  const fault = faults.takePhotoFault(id, url.pathname);
  if (expired !== undefined) send(exchange, expired, {}, '');
  else if (fault) sendFault(site, exchange, photo, fault);
  else sendPicture(exchange, photo);
  return true;
}
