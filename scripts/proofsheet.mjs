// npm run proofsheet: the app's engine without a window, in this very process, so that its exit code and
// the signals it gets are its own.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './project.mjs';
import { setUpNode } from './set-up.mjs';

await setUpNode();
const program = path.join(ROOT, 'out', 'main', 'node.js');
process.argv[1] = program;
await import(pathToFileURL(program).href);
