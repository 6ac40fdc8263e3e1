import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { build, preview } from 'vite';
import { beginUpdate, whyNotCompared } from './kept-pictures';

/** Builds the window once for all tests and serves it; gives what ends that. */
export default async function buildGallery(): Promise<() => Promise<void>> {
  const configFile = path.join(import.meta.dirname, 'vite.config.ts');
  // A folder of its own: another run may be serving at this moment.
  const outDir = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-gallery-'));
  await build({ configFile, logLevel: 'error', build: { outDir } });
  const server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  process.env['GALLERY'] = server.resolvedUrls?.local[0];
  const update = process.env['GALLERY_UPDATE'];
  if (update === 'some' || update === 'all') beginUpdate(update);
  const why = update ? '' : whyNotCompared();
  process.env['GALLERY_NOT_COMPARED'] = why;
  if (why) process.stderr.write(`The kept pictures are NOT COMPARED on this machine: ${why}.\n`);
  return async () => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
}
