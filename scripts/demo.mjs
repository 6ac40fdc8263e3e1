// npm run demo: the main job against the sandbox. Tracks a list of 24 tasks, waits for them, saves the
// photos into ./demo/, prints the summary, and takes a picture of the window showing them.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startDesktopSession } from './desktop-session.mjs';
import { IS_ROOT, ROOT, say, stop } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';

const DEMO = path.join(ROOT, 'demo');
const LIST = path.join(DEMO, 'sample-list.csv');
const PROFILE = path.join(DEMO, '.profile');
const PICTURE = path.join(DEMO, 'proofsheet.png');
const PROGRAM = path.join(ROOT, 'out', 'main', 'node.js');

/** What the sample means to come out (sandbox/sample-list.ts). */
const EXPECTED = {
  finished: 20,
  waiting: 0,
  failed: 3,
  missing: 1,
  photosSaved: 25,
  photosFailed: 0,
};

const electron = await setUpDesktop();
await rm(DEMO, { recursive: true, force: true });
await mkdir(DEMO);

const sandbox = spawn(process.execPath, [PROGRAM, 'sandbox', '--list', LIST], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
try {
  const { url, token } = await answersOf(sandbox.stdout);
  const fetch = ['fetch', LIST, '--out', DEMO, '--api-url', url, '--profile', PROFILE];
  const env = { ...process.env, PROOFSHEET_TOKEN: token };
  // Some of the sample's tasks fail, so the command says 3: something needs attention.
  const first = await proofsheet([...fetch], env, 'inherit');
  if (first.code !== 3) stop(`The fetch ended with exit code ${first.code} instead of 3.`);
  // A second run finds all of it done, and tells it in a form that can be compared.
  const second = await proofsheet([...fetch, '--json'], env, 'pipe');
  await compare(JSON.parse(second.stdout));
  await takePicture(url, token);
} finally {
  sandbox.kill();
}
say(`The photos are in ${DEMO}, a picture of the window is ${PICTURE}.`);

/**
 * The address and the token that the sandbox prints.
 * @param {import('node:stream').Readable} stdout
 * @returns {Promise<{ url: string, token: string }>}
 */
async function answersOf(stdout) {
  const answers = new Map();
  for await (const line of createInterface({ input: stdout })) {
    const [name, value] = line.split(/: (.*)/s);
    answers.set(name, value);
    if (answers.has('list')) return { url: answers.get('url'), token: answers.get('token') };
  }
  return stop('The sandbox did not start.');
}

/**
 * Runs a command of the app without a window; its progress is shown unless its output is piped.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {'inherit' | 'pipe'} stdout
 * @returns {Promise<{ code: number | null, stdout: string }>}
 */
function proofsheet(args, env, stdout) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      env,
      stdio: ['ignore', stdout, stdout === 'pipe' ? 'ignore' : 'inherit'],
    });
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (piece) => (text += piece));
    child.once('error', reject).once('close', (code) => resolve({ code, stdout: text }));
  });
}

/**
 * Everything came out as the sample means it to, and what is on disk is what was reported.
 * @param {any} report the object of `--json`
 */
async function compare(report) {
  for (const [name, number] of Object.entries(EXPECTED)) {
    if (report.counts[name] !== number) {
      stop(`The demo went wrong: ${name} is ${report.counts[name]} instead of ${number}.`);
    }
  }
  const photos = report.tasks.flatMap((/** @type {any} */ task) => task.photos);
  const paths = new Set(photos.map((/** @type {any} */ photo) => photo.path));
  if (paths.size !== EXPECTED.photosSaved) stop('The demo went wrong: two photos share one file.');
  for (const photo of photos) {
    const hash = createHash('sha256')
      .update(await readFile(photo.path))
      .digest('hex');
    if (hash !== photo.sha256) stop(`The demo went wrong: ${photo.path} is not what was fetched.`);
  }
}

/**
 * Opens the window on the demo's tasks, in a desktop session of its own, and keeps its picture.
 * @param {string} url
 * @param {string} token
 */
async function takePicture(url, token) {
  const { _electron } = await import('@playwright/test');
  const session = await startDesktopSession({ own: true });
  try {
    const app = await _electron.launch({
      executablePath: electron.executable,
      args: [
        ...(IS_ROOT ? ['--no-sandbox'] : []),
        ROOT,
        `--user-data-dir=${PROFILE}`,
        `--api-url=${url}`,
      ],
      env: /** @type {Record<string, string>} */ (session.env),
    });
    const page = await app.firstWindow();
    await page.getByLabel(/token/i).fill(token);
    await page.getByRole('button', { name: 'Connect' }).click();
    const cards = page.getByRole('option').filter({ has: page.locator('.photo') });
    await cards.first().click();
    await page.waitForFunction(
      () =>
        [...document.images].every((image) => image.complete && image.naturalWidth > 0) &&
        document.querySelector('.photo:not(.drawn)') === null,
    );
    await page.screenshot({ path: PICTURE });
    await app.close();
  } finally {
    await session.end();
  }
}
