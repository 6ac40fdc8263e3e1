import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../contract/clock';
import type { PhotoJob } from '../../../contract/photo';

/** Real time: these tests talk to real sockets. */
export const realClock: Clock = {
  now: () => Date.now(),
  setTimer(ms, fire) {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};

export interface TestServer {
  origin: string;
  /** The requests so far, in their order. */
  requests: IncomingMessage[];
  onConnection(listener: () => void): void;
}

/** Serves HTTP on loopback until the test is over. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    origin: originOf(server.address()),
    requests,
    onConnection: (listener) => void server.on('connection', listener),
  };
}

/** Serves bytes on loopback: each connection's first request is answered by `answer`. */
export async function serveRaw(answer: (socket: Socket) => void): Promise<{ origin: string }> {
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { origin: originOf(server.address()) };
}

function originOf(address: ReturnType<ReturnType<typeof createRawServer>['address']>): string {
  if (typeof address !== 'object' || !address) throw new Error('not listening');
  return `http://127.0.0.1:${address.port}`;
}

/** A folder of its own, gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-downloads-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function jobOf(url: string, change: Partial<PhotoJob> = {}): PhotoJob {
  return {
    taskId: 'task-1',
    key: 'photo-1',
    url,
    attempts: 0,
    n: 1,
    of: 1,
    name: 'Ann',
    fields: {},
    list: 'list',
    template: null,
    mode: null,
    createdAt: 0,
    twin: null,
    known: null,
    mayNumber: false,
    ...change,
  };
}
