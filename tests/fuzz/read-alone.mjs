// node tests/fuzz/read-alone.mjs file: reads a list in a process of its own, and prints as JSON what came of
// it, and by how many MB the process has grown at most meanwhile.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runnerImport } from 'vite';

const source = path.join(import.meta.dirname, '../../electron/intake/parse-list.ts');
/** @type {{ module: typeof import('../../electron/intake/parse-list') }} */
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
const peakMb = () => process.resourceUsage().maxRSS / 1024;
/** Forgets the peak that loading has left; without it (Linux alone has it) a small growth does not show. */
const forgetPeak = () => writeFile('/proc/self/clear_refs', '5').catch(() => undefined);

const file = process.argv[2] ?? '';
const bytes = await readFile(file);
await forgetPeak();
const before = peakMb();
const result = await module.parseList(new Uint8Array(bytes), path.basename(file));
const told = result.ok ? { code: 'ok', message: '' } : result;
console.log(JSON.stringify({ ...told, grownMb: Math.round(peakMb() - before) }));
