import type { RemoteTask } from './task';

/** What an API call that failed means for the next one. Source: the vendor's page and its services. */
export const API_FAILURE_KINDS = [
  'token', // the token is wrong: stop, ask for a token
  'used-up', // the balance is used up: stop
  'disabled', // the account or service is disabled or forbidden: stop
  'no-api', // wrong address or the service is gone: stop
  'request', // this request is wrong: split the batch, then give up on the ID
  'rate-limited', // wait
  'server', // trouble over there: back off and try again
  'offline', // no usable network: wait; never counts against a task
] as const;
export type ApiFailureKind = (typeof API_FAILURE_KINDS)[number];

export interface ApiFailure {
  kind: ApiFailureKind;
  /** The server's code, else one of ours (`timeout`, `not_json`, `network`, …). */
  code: string;
  message: string;
  traceId: string | null;
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** How long the server asked us to wait, in ms, at most one hour; null = it did not say. */
  retryAfterMs: number | null;
  /** It asked for more than the hour that we wait at most. */
  retryAfterCapped: boolean;
}

/** `task: null` = the API does not know the ID. */
export type RetrieveOutcome =
  { ok: true; task: RemoteTask | null } | { ok: false; failure: ApiFailure };

/** Tasks by ID, of those asked for; whoever is not among them was left out of the answer. */
export type BatchOutcome =
  { ok: true; tasks: Map<string, RemoteTask> } | { ok: false; failure: ApiFailure };
