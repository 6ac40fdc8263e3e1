// The stand-in for the remote API: the same requests, the same answers, on loopback alone.

import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Site } from './api';
import { answerApi } from './api';
import type { Faults } from './faults';
import { createFaults } from './faults';
import { loadImages } from './images';
import { answerPicture } from './pictures';
import { randomUuid, seededRandom } from './random';
import type { TaskSpec } from './tasks';
import { createWorld } from './tasks';
import type { Exchange, SandboxRequest } from './transport';

/** The log keeps this many requests, the youngest; `counts` knows them all. */
const LOG_LIMIT = 5000;

export interface SandboxOptions {
  /** Folder of the sample portraits. */
  portraits: string;
  /** A loopback address: 127.0.0.1 (default), another of 127/8, ::1. */
  host?: string;
  /** 0 (default) = any free one. */
  port?: number;
  /** The token that works; a random one by default. */
  token?: string;
  seed?: number;
  /** ms since 1970. */
  now?: () => number;
  /** Multiplies the tasks' times: 1 = as the real service, one to four minutes; 0.05 = demo. */
  pace?: number;
}

export interface Sandbox {
  /** Origin, such as `http://127.0.0.1:4711`. */
  url: string;
  token: string;
  /** The latest requests, oldest first. */
  requests: readonly SandboxRequest[];
  /** All requests since the start. */
  counts: { readonly api: number; readonly pictures: number };
  faults: Faults;
  /** Submits tasks: their time begins now. */
  addTasks(specs: readonly TaskSpec[]): void;
  /** The bytes a finished task's photo URL stands for; undefined for any other URL. */
  photo(url: string): Buffer | undefined;
  /** Closes every connection and the port. */
  stop(): Promise<void>;
}

/** Starts a sandbox; rejects when the port is taken, the folder empty or the host not loopback. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1';
  if (!/^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/.test(host)) {
    throw new Error(`The sandbox runs on loopback alone, not on ${host}`);
  }
  const { token = randomUUID(), seed = 1, now = Date.now, pace = 1 } = options;
  const images = await loadImages(options.portraits);
  const faults = createFaults();
  const world = createWorld({ seed, images, now, pace, edition: (id) => faults.edition(id) });
  const traces = seededRandom(seed);
  const requests: SandboxRequest[] = [];
  const counts = { api: 0, pictures: 0 };
  let origin = '';
  const site: Site = {
    world,
    faults,
    token,
    seed,
    now,
    origin: () => origin,
    traceId: () => randomUuid(traces),
  };

  async function answer(exchange: Exchange): Promise<void> {
    const { log } = exchange;
    const url = new URL(log.path, origin);
    const wantsPicture = log.method === 'GET' || log.method === 'HEAD';
    counts[wantsPicture ? 'pictures' : 'api'] += 1;
    if (faults.latencyMs > 0) await wait(faults.latencyMs);
    if (!(wantsPicture && answerPicture(site, exchange, url))) {
      await answerApi(site, exchange, url.pathname);
    }
  }

  const server = createServer((request, response) => {
    const { method = '', url = '/', headers } = request;
    const log: SandboxRequest = {
      at: now(),
      method,
      // A path such as `//host` would be read as another origin.
      path: url.replace(/^\/+/, '/'),
      action: null,
      ids: [],
      status: 0,
      authorization: headers.authorization !== undefined,
      range: headers.range ?? null,
      ifRange: headers['if-range']?.toString() ?? null,
    };
    requests.push(log);
    if (requests.length > LOG_LIMIT) requests.shift();
    // What fails here is a client that went away in the middle: nothing is left to answer.
    answer({ request, response, log }).catch(() => response.destroy());
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, () => resolve());
  });
  const { address, port, family } = server.address() as AddressInfo;
  origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

  return {
    url: origin,
    token,
    requests,
    counts,
    faults,
    addTasks: (specs) => world.add(specs),
    photo(url) {
      const { origin: from, pathname } = new URL(url);
      return from === origin ? world.photo(pathname)?.bytes : undefined;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
