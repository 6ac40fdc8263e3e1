import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  APPEARANCES,
  MAX_CONCURRENCY,
  TAKEN_POLICIES,
  type Settings,
} from '../../contract/settings';

const whole = v.pipe(v.number(), v.safeInteger());

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
  /** The account in use; null = none yet, or disconnected. */
  activeAccount: 'live' | 'sandbox' | null;
  /** When the live account's token was put into the keychain, in ms; null = it is not there. */
  tokenStoredAt: number | null;
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
  const path = join(profile, 'settings.json');
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
  return v.object({
    folder: v.fallback(v.pipe(v.string(), v.nonEmpty()), defaults.folder),
    nameTemplate: v.fallback(v.pipe(v.string(), v.nonEmpty()), defaults.nameTemplate),
    saveAutomatically: v.fallback(v.boolean(), defaults.saveAutomatically),
    onTaken: v.fallback(v.picklist(TAKEN_POLICIES), defaults.onTaken),
    concurrency: v.fallback(concurrency, defaults.concurrency),
    perHost: v.fallback(concurrency, defaults.perHost),
    appearance: v.fallback(v.picklist(APPEARANCES), defaults.appearance),
    activeAccount: v.fallback(v.nullable(v.picklist(['live', 'sandbox'])), null),
    tokenStoredAt: v.fallback(v.nullable(whole), null),
    windowBounds: v.fallback(v.nullable(BOUNDS), null),
  });
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
