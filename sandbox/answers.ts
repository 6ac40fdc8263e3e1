// The bodies the API answers with, field for field and in the order of the vendor's page.

import { hashOf, pick, randomHex, randomUuid, seededRandom } from './random';
import type { SandboxTask, TaskState, Template, World } from './tasks';

/** `data[].template` is text for people, and the service writes it in several ways. */
const templateTexts: Readonly<Record<Template, readonly [string, string, string]>> = {
  male_portrait: ['Male Portrait', 'male portrait', '男形象照'],
  male_portrait2: ['Male Portrait 2', 'male portrait 2', '男形象照2'],
  kindergarten: ['Kindergarten', 'kindergarten', '幼儿园'],
  logo_tshirt: ['Logo T-shirt', 'logo t-shirt', '文化衫'],
  wedding: ['Wedding', 'wedding', '结婚照'],
  business_photo: ['Business Photo', 'business photo', '商务照'],
  bob_suit: ['Bob Suit', 'bob suit', '波波头西装'],
  female_portrait: ['Female Portrait', 'female portrait', '女形象照'],
};

/** Every error the vendor documents or was seen to send, with its HTTP status and words. */
export const apiErrors = {
  token_mismatched: { status: 400, message: 'the token does not match this api' },
  no_token: { status: 400, message: 'no token was given' },
  api_not_implemented: { status: 400, message: 'this action is not implemented' },
  bad_request: { status: 400, message: 'id or ids is missing or invalid' },
  invalid_token: { status: 401, message: 'the token is invalid or missing' },
  token_expired: { status: 401, message: 'the token has expired' },
  used_up: { status: 403, message: 'the balance of this application is used up' },
  disabled: { status: 403, message: 'this application is disabled' },
  forbidden: { status: 403, message: 'this request is forbidden' },
  no_api: { status: 404, message: 'no such api' },
  not_found: { status: 404, message: 'task not found' },
  too_many_requests: { status: 429, message: 'too many requests, please slow down' },
  api_error: { status: 500, message: 'fetch failed' },
} as const satisfies Record<string, { status: number; message: string }>;

export type ApiErrorCode = keyof typeof apiErrors;

/** An error body as on the vendor's page. */
export function errorBody(code: string, message: string, traceId: string) {
  return { success: false, error: { code, message }, trace_id: traceId };
}

/** `data[].id`: the moment in Beijing time to the second, then four digits (`202411032022077381`). */
function photoId(at: number, digits: number): string {
  const beijing = new Date(at + 8 * 3_600_000).toISOString();
  return beijing.replace(/\D/g, '').slice(0, 14) + String(digits).padStart(4, '0');
}

function responseOf(task: SandboxTask, state: TaskState, world: World, origin: string) {
  const { spec } = task;
  const random = seededRandom(hashOf(`${spec.id} response`));
  const traceId = randomUuid(random);
  const firstDigits = Math.floor(random() * 9000);
  switch (state) {
    case 'absent':
    case 'waiting':
      return undefined;
    case 'unknown':
      return { task_id: spec.id, status: 'unknown', data: [] };
    case 'failed':
      return {
        success: false,
        task_id: spec.id,
        error: spec.error ?? { code: 'api_error', message: 'the photo could not be made' },
        trace_id: traceId,
      };
    case 'finished': {
      const text = pick(random, templateTexts[spec.template ?? 'male_portrait']);
      return {
        success: true,
        task_id: spec.id,
        data: Array.from({ length: spec.photos ?? spec.imageUrls?.length ?? 1 }, (_, index) => ({
          id: photoId(task.finishesAt, firstDigits + index),
          image_url: spec.imageUrls?.[index] ?? origin + world.photoPath(task, index + 1),
          template: text,
        })),
      };
    }
  }
}

/**
 * A task as the API describes it now. `response` is absent while nothing is known of the outcome.
 * `origin` is where the pictures are served; times in the answer are Unix seconds.
 */
export function taskBody(task: SandboxTask, world: World, origin: string, seed: number) {
  const { spec } = task;
  // The account's IDs are the same in every task; the others belong to this one.
  const account = seededRandom(seed);
  const own = seededRandom(hashOf(spec.id) ^ seed);
  const created = task.createdAt / 1000;
  const day = new Date(task.createdAt).toISOString().slice(0, 10);
  const picture = randomHex(own, 30) + String(task.portrait.number).padStart(2, '0');
  const state = world.state(task);
  const response = responseOf(task, state, world, origin);
  const final = state === 'finished' || state === 'failed';
  return {
    // A MongoDB ObjectId begins with the second it was made in.
    _id: Math.floor(created).toString(16).padStart(8, '0') + randomHex(own, 16),
    id: spec.id,
    api_id: randomUuid(account),
    application_id: randomUuid(account),
    created_at: created,
    credential_id: randomUuid(account),
    request: {
      mode: spec.mode ?? 'relax',
      template: spec.template ?? 'male_portrait',
      image_urls: [`${origin}/uploads/${day}-${picture}.jpg`],
      callback_url: `https://callback.invalid/${randomUuid(own)}`,
    },
    trace_id: randomUuid(own),
    user_id: randomUuid(account),
    ...(response ? { response } : {}),
    ...(spec.timings && final
      ? {
          started_at: created + 1,
          finished_at: task.finishesAt / 1000,
          elapsed: task.finishesAt / 1000 - created - 1,
        }
      : {}),
  };
}
