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
  const forms = [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
    Buffer.from(Buffer.from(secret).toString('hex')),
  ];
  return [...files]
    .filter(([, bytes]) => forms.some((form) => bytes.includes(form)))
    .map(([name]) => name);
}
