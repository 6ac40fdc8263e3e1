import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** Every file below a folder by its path from there, with its bytes. An absent folder holds none. */
export async function filesIn(folder: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => null);
    if (bytes) found.set(path.relative(folder, file), bytes);
  }
  return found;
}

/** The files that hold a secret, in any of the forms that programs write text in. */
export function holdersOf(secret: string, files: ReadonlyMap<string, Buffer>): string[] {
  const forms = [...formsOf(secret)].map((form) => Buffer.from(form, 'latin1'));
  return [...files]
    .filter(([, bytes]) => {
      const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');
      return forms.some((form) => bytes.includes(form) || lower.includes(form));
    })
    .map(([name]) => name);
}

/**
 * How a secret of ASCII may stand in a file, as Latin-1: as it is, in JSON, in a URL, in hex, in UTF-16 of
 * both byte orders, and in base64, wherever in the coded text it begins.
 */
export function formsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret);
  const wide = Buffer.from(secret, 'utf16le');
  const plain = [
    secret,
    secret.toLowerCase(),
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    encodeURIComponent(secret).toLowerCase(),
    bytes.toString('hex'),
    wide.toString('latin1'),
    Buffer.from(wide).swap16().toString('latin1'),
  ];
  const base64 = [0, 1, 2].flatMap((before) => {
    const coded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // Characters at its ends hold bits of what stands beside it.
    const own = coded.slice([0, 2, 3][before], (before + bytes.length) % 3 === 0 ? undefined : -1);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return new Set([...plain, ...base64]);
}
