import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import * as v from 'valibot';
import {
  APPEARANCES,
  LANGUAGES,
  MAX_CONCURRENCY,
  QUESTION_RATES,
  TAKEN_POLICIES,
  type Settings,
} from '../../contract/settings';
import { proxyAddress } from '../../contract/proxy-address';
import { ACCOUNTS_ENTRIES, accountsOf, SETTINGS_FILE } from './stored-accounts';
import type { StoredAccount } from './stored-accounts';

const whole = v.pipe(v.number(), v.safeInteger());

const NEWS = v.object({ listDone: v.boolean(), needsYou: v.boolean() });
const PROXY = v.union([
  v.picklist(['system', 'none']),
  v.object({
    server: v.pipe(
      v.string(),
      v.check((server) => proxyAddress(server) === server),
    ),
  }),
]);

const concurrency = v.pipe(whole, v.minValue(1), v.maxValue(MAX_CONCURRENCY));

/** Where the window was, in px of the desktop. */
const BOUNDS = v.object({
  x: whole,
  y: whole,
  width: v.pipe(whole, v.minValue(1)),
  height: v.pipe(whole, v.minValue(1)),
  maximized: v.boolean(),
});
export type WindowBounds = v.InferOutput<typeof BOUNDS>;

/** All that settings.json holds; never a token. */
export interface StoredSettings extends Settings {
  /** Key of the account in use, or `sandbox`; null = none yet, or disconnected. */
  activeAccount: string | null;
  /** The live accounts, in the order they were added. */
  accounts: StoredAccount[];
  windowBounds: WindowBounds | null;
}

export interface ProfileSettings {
  get(): StoredSettings;
  /** Writes the change to disk, then holds it. Rejects, and changes nothing, when it cannot be written. */
  change(change: Partial<StoredSettings>): Promise<StoredSettings>;
  /** Where a settings file went that could not be read; null = there was none such. */
  damagedCopy: string | null;
}

/**
 * Reads settings.json of the profile folder. A value that is missing or makes no sense is the
 * default's; a file that is no JSON object is kept aside as `settings.json.damaged`.
 */
export function openSettings(profile: string, defaults: Settings): ProfileSettings {
  mkdirSync(profile, { recursive: true });
  const path = join(profile, SETTINGS_FILE);
  const read = readSettings(path, schema(defaults));
  let current = read.settings;
  let last: Promise<unknown> = Promise.resolve();
  return {
    get: () => current,
    change(change) {
      const result = last.then(async () => {
        const next = { ...current, ...change };
        await replaceFile(path, `${JSON.stringify(next, null, 2)}\n`);
        current = next;
        return next;
      });
      last = result.catch(() => undefined);
      return result;
    },
    damagedCopy: read.damagedCopy,
  };
}

function schema(defaults: Settings) {
  const file = v.object({
    folder: v.fallback(v.pipe(v.string(), v.check(isAbsolute)), defaults.folder),
    nameTemplate: v.fallback(v.pipe(v.string(), v.nonEmpty()), defaults.nameTemplate),
    saveAutomatically: v.fallback(v.boolean(), defaults.saveAutomatically),
    onTaken: v.fallback(v.picklist(TAKEN_POLICIES), defaults.onTaken),
    concurrency: v.fallback(concurrency, defaults.concurrency),
    perHost: v.fallback(concurrency, defaults.perHost),
    appearance: v.fallback(v.picklist(APPEARANCES), defaults.appearance),
    language: v.fallback(v.picklist(LANGUAGES), defaults.language),
    notifications: v.fallback(NEWS, defaults.notifications),
    proxy: v.fallback(PROXY, defaults.proxy),
    checkAutomatically: v.fallback(v.boolean(), defaults.checkAutomatically),
    questionRate: v.fallback(v.picklist(QUESTION_RATES), defaults.questionRate),
    lookForUpdates: v.fallback(v.boolean(), defaults.lookForUpdates),
    ...ACCOUNTS_ENTRIES,
    windowBounds: v.fallback(v.nullable(BOUNDS), null),
  });
  return v.pipe(
    file,
    v.transform((read): StoredSettings => {
      const { tokenStoredAt: _, ...kept } = read;
      const accounts = accountsOf(read);
      return { ...kept, accounts, activeAccount: known(read.activeAccount, accounts) };
    }),
  );
}

function known(active: string | null, accounts: readonly StoredAccount[]): string | null {
  return active === 'sandbox' || accounts.some(({ key }) => key === active) ? active : null;
}

function readSettings(
  path: string,
  shape: ReturnType<typeof schema>,
): { settings: StoredSettings; damagedCopy: string | null } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { settings: v.parse(shape, {}), damagedCopy: null };
  }
  const parsed = v.safeParse(shape, parseJson(text));
  if (parsed.success) return { settings: parsed.output, damagedCopy: null };
  const damagedCopy = `${path}.damaged`;
  renameSync(path, damagedCopy);
  return { settings: v.parse(shape, {}), damagedCopy };
}

/** undefined where it is no JSON, or a list: valibot takes one for an object. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** The file holds the old text or the new one, whenever the power fails. */
async function replaceFile(path: string, text: string): Promise<void> {
  const next = `${path}.next`;
  await writeFile(next, text, { flush: true });
  await rename(next, path);
  if (process.platform === 'win32') return;
  // The rename itself is on disk only when the folder is.
  const folder = await open(join(path, '..'));
  await folder.sync().finally(() => folder.close());
}
