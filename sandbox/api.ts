// POST /headshots/tasks, and every error the vendor documents.

import type { IncomingMessage } from 'node:http';
import { assertNever } from '../contract/assert-never';
import type { ApiErrorCode } from './answers';
import { apiErrors, errorBody, taskBody } from './answers';
import type { ApiFault, FaultScript, ItemsChange } from './faults';
import type { World } from './tasks';
import type { Exchange } from './transport';
import { retryAfterHeader, send, sendCut } from './transport';

const API_PATH = '/headshots/tasks';
const REQUEST_LIMIT_BYTES = 4 * 1024 * 1024;
const json = { 'content-type': 'application/json; charset=utf-8' };

/** What both handlers know of the sandbox they belong to. */
export interface Site {
  world: World;
  faults: FaultScript;
  token: string;
  seed: number;
  origin: () => string;
  now: () => number;
  traceId: () => string;
}

interface Reply {
  status: number;
  body: Record<string, unknown>;
}

type Question =
  | { action: 'retrieve'; id: string }
  | { action: 'retrieve_batch'; ids: string[] }
  | { action: 'other'; named: string | null }
  | { action: 'bad' };

const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';

function readQuestion(text: string): Question {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { action: 'bad' };
  }
  if (typeof body !== 'object' || body === null) return { action: 'bad' };
  const { action, id, ids } = body as Record<string, unknown>;
  if (action === 'retrieve') return isId(id) ? { action, id } : { action: 'bad' };
  if (action === 'retrieve_batch') {
    return Array.isArray(ids) && ids.every(isId) ? { action, ids } : { action: 'bad' };
  }
  return { action: 'other', named: typeof action === 'string' ? action : null };
}

function refusal(site: Site, code: ApiErrorCode, message?: string): Reply {
  const { status, message: usual } = apiErrors[code];
  return { status, body: errorBody(code, message ?? usual, site.traceId()) };
}

function retrieve(site: Site, id: string): Reply {
  const { world, faults } = site;
  if (faults.poison.has(id)) return refusal(site, 'bad_request', 'the id is not valid');
  const task = world.task(id);
  if (task && world.state(task) !== 'absent') {
    return { status: 200, body: taskBody(task, world, site.origin(), site.seed) };
  }
  return faults.missing === 'empty' ? { status: 200, body: {} } : refusal(site, 'not_found');
}

function retrieveBatch(site: Site, ids: readonly string[]): Reply {
  const { world, faults } = site;
  if (ids.some((id) => faults.poison.has(id))) {
    return refusal(site, 'bad_request', 'one of the ids is not valid');
  }
  const items = [...new Set(ids)].flatMap((id) => {
    const task = world.task(id);
    if (!task || world.state(task) === 'absent') return [];
    return [taskBody(task, world, site.origin(), site.seed)];
  });
  return { status: 200, body: { items, count: items.length } };
}

function reply(site: Site, authorization: string | undefined, question: Question): Reply {
  if (authorization === undefined) return refusal(site, 'invalid_token');
  if (!/^bearer /i.test(authorization)) return refusal(site, 'token_mismatched');
  if (authorization.slice(7) !== site.token) return refusal(site, 'invalid_token');
  if (site.faults.account) return refusal(site, site.faults.account);
  switch (question.action) {
    case 'retrieve':
      return retrieve(site, question.id);
    case 'retrieve_batch':
      return retrieveBatch(site, question.ids);
    case 'other':
      return refusal(site, 'api_not_implemented');
    case 'bad':
      return refusal(site, 'bad_request');
  }
}

function changeItems(items: readonly unknown[], change: ItemsChange, strangerId: string) {
  switch (change) {
    case 'reversed':
      return [...items].reverse();
    case 'repeated':
      return [...items, ...items];
    case 'first-missing':
      return items.slice(1);
    case 'extra':
      return [{ ...(items[0] as object | undefined), id: strangerId }, ...items];
    case 'with-null':
      return [null, ...items, null];
    case 'first-12':
      return items.slice(0, 12);
    case 'none':
      return [];
  }
}

function sendFault(site: Site, exchange: Exchange, fault: ApiFault, usual: () => Reply) {
  switch (fault.kind) {
    case 'error': {
      const { status, body } = refusal(site, fault.code, fault.message);
      const headers = { ...json, ...retryAfterHeader(fault.retryAfter, site.now()) };
      return send(exchange, fault.status ?? status, headers, JSON.stringify(body));
    }
    case 'body': {
      const type = fault.type ?? (fault.body.startsWith('<') ? 'text/html' : 'application/json');
      const headers = { 'content-type': type, ...retryAfterHeader(fault.retryAfter, site.now()) };
      return send(exchange, fault.status ?? 200, headers, fault.body);
    }
    case 'cut': {
      const { status, body } = usual();
      const bytes = Buffer.from(JSON.stringify(body));
      const headers = { ...json, 'content-length': bytes.length };
      const sent = bytes.subarray(0, fault.atByte ?? Math.floor(bytes.length / 2));
      return sendCut(exchange, status, headers, sent, fault.by ?? 'fin');
    }
    case 'oversized': {
      const { status, body } = usual();
      const padded = JSON.stringify({ ...body, padding: 'x'.repeat(fault.bytes) });
      return send(exchange, status, json, padded);
    }
    case 'items': {
      const { status, body } = usual();
      const { items } = body;
      if (!Array.isArray(items)) return send(exchange, status, json, JSON.stringify(body));
      const changed = changeItems(items, fault.change, site.traceId());
      return send(
        exchange,
        status,
        json,
        JSON.stringify({ items: changed, count: changed.length }),
      );
    }
    case 'redirect':
      return send(exchange, fault.status ?? 307, { location: fault.location }, '');
    case 'reset':
      return void exchange.request.socket.resetAndDestroy();
    case 'silence':
      return undefined;
    default:
      return assertNever(fault);
  }
}

/** The body as text; undefined when it is larger than any question. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= REQUEST_LIMIT_BYTES) parts.push(part);
  }
  return size <= REQUEST_LIMIT_BYTES ? Buffer.concat(parts).toString('utf8') : undefined;
}

/** Answers one request that is not for a picture; `pathname` without the query. */
export async function answerApi(site: Site, exchange: Exchange, pathname: string): Promise<void> {
  const { request, log } = exchange;
  const text = await readText(request);
  if (pathname !== API_PATH || request.method !== 'POST') {
    const { status, body } = refusal(site, 'no_api');
    return send(exchange, status, json, JSON.stringify(body));
  }
  const question = text === undefined ? ({ action: 'bad' } as const) : readQuestion(text);
  log.action = question.action === 'other' ? question.named : question.action;
  if (question.action === 'retrieve') log.ids = [question.id];
  if (question.action === 'retrieve_batch') log.ids = question.ids;
  const usual = () => reply(site, request.headers.authorization, question);
  const fault = site.faults.takeApiFault(question.action === 'retrieve_batch');
  if (fault) return sendFault(site, exchange, fault, usual);
  const { status, body } = usual();
  send(exchange, status, json, JSON.stringify(body));
}
