import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import { MAX_ACCOUNT_NAME } from '../../contract/account';
import { proxyAddress } from '../../contract/proxy-address';
import {
  APPEARANCES,
  LANGUAGES,
  MAX_CONCURRENCY,
  QUESTION_RATES,
  TAKEN_POLICIES,
} from '../../contract/settings';

const short = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096));
const atOnce = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_CONCURRENCY));
const proxy = v.union([
  v.picklist(['system', 'none']),
  v.strictObject({
    server: v.pipe(
      v.string(),
      v.maxLength(300),
      v.check((server) => proxyAddress(server) === server),
    ),
  }),
]);

/** What the window may change of the settings. */
export const settingsPayload = v.strictObject({
  folder: v.exactOptional(v.pipe(short, v.check(isAbsolute))),
  nameTemplate: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000))),
  saveAutomatically: v.exactOptional(v.boolean()),
  onTaken: v.exactOptional(v.picklist(TAKEN_POLICIES)),
  concurrency: v.exactOptional(atOnce),
  perHost: v.exactOptional(atOnce),
  appearance: v.exactOptional(v.picklist(APPEARANCES)),
  language: v.exactOptional(v.picklist(LANGUAGES)),
  notifications: v.exactOptional(v.strictObject({ listDone: v.boolean(), needsYou: v.boolean() })),
  proxy: v.exactOptional(proxy),
  checkAutomatically: v.exactOptional(v.boolean()),
  questionRate: v.exactOptional(v.picklist(QUESTION_RATES)),
  lookForUpdates: v.exactOptional(v.boolean()),
});

export const accountKey = v.pipe(v.string(), v.minLength(1), v.maxLength(20));
export const accountName = v.pipe(v.string(), v.trim(), v.maxLength(MAX_ACCOUNT_NAME));
