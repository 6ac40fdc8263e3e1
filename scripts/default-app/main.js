// Lets `electron <folder>` start the app in that folder, as Electron's own default_app does: some Electron
// builds come without it. Awaiting the import keeps Electron's `ready` back until the app was evaluated.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const args = process.argv.slice(1);
let folder = '.';
for (let arg = args.shift(); arg !== undefined; arg = args.shift()) {
  if (arg === '-r' || arg === '--require') {
    require(path.resolve(args.shift() ?? ''));
  } else if (!arg.startsWith('-')) {
    folder = arg;
    break;
  }
}
folder = path.resolve(folder);
const description = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.name = description.productName ?? description.name;
// Electron keeps these two for its default app and leaves them out of its types.
const inner = /** @type {{ setVersion(v: string): void, setAppPath(p: string): void }} */ (
  /** @type {unknown} */ (app)
);
inner.setVersion(description.version);
inner.setAppPath(folder);
await import(pathToFileURL(path.join(folder, description.main)).href);
