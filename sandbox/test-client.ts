// What the tests beside it share: a sandbox with a clock of its own, and a plain client.

import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { PhotoFault } from './faults';
import type { ImageFormat } from './images';
import type { Sandbox, SandboxOptions } from './server';
import { startSandbox } from './server';
import type { TaskSpec } from './tasks';

export const portraits = fileURLToPath(new URL('./portraits', import.meta.url));

/** A sandbox that stops with the test, and the hand that moves its clock (ms). */
export async function openSandbox(options: Partial<SandboxOptions> = {}) {
  let time = Date.UTC(2026, 2, 3, 9, 30);
  const sandbox = await startSandbox({ portraits, now: () => time, ...options });
  onTestFinished(() => sandbox.stop());
  return { sandbox, pass: (ms: number) => (time += ms), time: () => time };
}

/** One request as the vendor's page shows it; `body` is sent as JSON unless it is text already. */
export function post(sandbox: Sandbox, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${sandbox.url}/headshots/tasks`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${sandbox.token}`,
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export const retrieve = (id: string) => ({ id, action: 'retrieve' });
export const retrieveBatch = (ids: readonly string[]) => ({ ids, action: 'retrieve_batch' });

/** The photo URLs of a finished task, as the API hands them out now. */
export async function photoUrls(sandbox: Sandbox, id: string): Promise<string[]> {
  const body = (await (await post(sandbox, retrieve(id))).json()) as {
    response: { data: { image_url: string }[] };
  };
  return body.response.data.map((photo) => photo.image_url);
}

/** A task that finishes after a minute, unless told otherwise. */
export const finishing = (id: string, more: Partial<TaskSpec> = {}): TaskSpec => ({
  id,
  outcome: 'finished',
  finishesAfterMs: 60_000,
  ...more,
});

/** A value with every text, number and boolean replaced by its type; the order of keys stays. */
export function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shape(inner)]);
}

/** A finished task with one photo, and that photo's URL and bytes. */
export async function withPhoto(format: ImageFormat = 'png') {
  const { sandbox } = await openSandbox();
  sandbox.addTasks([{ id: 'one', outcome: 'finished', finishesAfterMs: 0, format }]);
  const [url = ''] = await photoUrls(sandbox, 'one');
  const bytes = sandbox.photo(url);
  if (!bytes) throw new Error('no photo');
  return { sandbox, url, bytes };
}

/** The same, with something wrong with its photo. */
export async function faulty(fault: PhotoFault, times?: number) {
  const photo = await withPhoto();
  photo.sandbox.faults.photo('one', fault, times);
  return photo;
}

export const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
