// GET of photos and of the pictures they were made from, and all that can go wrong with it.

import { gzipSync } from 'node:zlib';
import { assertNever } from '../contract/assert-never';
import type { Site } from './api';
import type { PhotoFault } from './faults';
import { withComment } from './images';
import type { Picture } from './ranges';
import { sendPicture, sendWrongRange, strongTag } from './ranges';
import type { Exchange, Headers } from './transport';
import { retryAfterHeader, send, sendCut } from './transport';

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
    // The client may have left before this began: then nothing tells of it.
    if (response.destroyed || at >= bytes.length) return clearInterval(timer);
    response.write(bytes.subarray(at, at + step));
    at += step;
    if (at >= bytes.length) response.end();
  }, everyMs);
}

function sendCutPicture(
  exchange: Exchange,
  { bytes, format }: Picture,
  fault: Extract<PhotoFault, { kind: 'cut' }>,
) {
  const whole = fault.gzip ? gzipSync(bytes) : bytes;
  const sent = whole.subarray(0, fault.atByte);
  const length = fault.length ?? 'declared';
  const tag = strongTag(whole);
  const tags = { strong: { etag: tag }, weak: { etag: `W/${tag}` }, none: {} };
  const headers: Headers = {
    'content-type': `image/${format}`,
    'accept-ranges': 'bytes',
    ...tags[fault.etag ?? 'strong'],
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
    case 'body': {
      const type = fault.type ? { 'content-type': fault.type } : own;
      const encoding: Headers = fault.encoding ? { 'content-encoding': fault.encoding } : {};
      return send(exchange, 200, { ...type, ...encoding }, fault.body);
    }
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
      return sendWrongRange(exchange, picture, fault.how);
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
