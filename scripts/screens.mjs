// npm run screens: the states of the window alone, with a picture of each in test-results/screens/. After
// `--`: words that the names of states begin with, and `--update` to keep their pictures as they are now.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, runPackage, say } from './project.mjs';
import { setUpGallery } from './set-up.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: 'boolean', default: false } },
});
await setUpGallery();
const folder = path.join(ROOT, 'test-results', 'screens');
await mkdir(folder, { recursive: true });
const args = ['test', '--config', 'tests/gallery', 'states'];
if (positionals.length > 0) args.push('-g', ` (${positionals.join('|')})`);
const env = { ...process.env, GALLERY_PICTURES: folder };

if (values.update) {
  args.push('--update-snapshots=changed');
  Object.assign(env, { GALLERY_UPDATE: positionals.length > 0 ? 'some' : 'all' });
}
process.exitCode = await runPackage('@playwright/test/cli.js', args, { env, stdio: 'inherit' });
say(`Pictures: ${folder}`);
