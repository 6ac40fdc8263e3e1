// node scripts/notices.mjs: writes THIRD-PARTY-NOTICES.txt, the licences of what the app ships beside
// Electron: every package that `dependencies` of package.json leads to. A few of them leave nothing in the
// bundles; naming one too many does no harm. With --check it only says whether the file is up to date.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, say, stop } from './project.mjs';

const FILE = path.join(ROOT, 'THIRD-PARTY-NOTICES.txt');
const RULE = '-'.repeat(80);

const HEAD = `Proofsheet is made with the work of others. These are the packages that it ships, and their licences.
Electron's own licence and those of Chromium's parts come beside them, in LICENSE.electron.txt and
LICENSES.chromium.html. SQLite, within @photostructure/sqlite, is in the public domain.
`;

/** The names of files that hold licences or what a licence asks to be passed on. */
const LICENCE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * @typedef {object} Package
 * @property {string} folder absolute
 * @property {string} title its own name and version
 * @property {string} licence as it declares it
 * @property {string} author as it declares it; empty where it does not
 */

/**
 * @returns {string} why THIRD-PARTY-NOTICES.txt is not what it should be, one line; empty when it is
 */
export function staleNotices() {
  const found = existsSync(FILE) ? readFileSync(FILE, 'utf8').replaceAll('\r\n', '\n') : '';
  return found === notices() ? '' : 'THIRD-PARTY-NOTICES.txt is stale: node scripts/notices.mjs';
}

/** @returns {string} the whole text; the same for the same packages, whatever the machine */
function notices() {
  const packages = shipped();
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  for (const one of packages) {
    const files = licenceFiles(one.folder);
    if (files.length === 0) texts.set(`${missing(one)}\n`, [one.title]);
    for (const file of files) {
      const text = clean(readFileSync(path.join(one.folder, file), 'utf8'));
      const where = file.includes('/') ? `${one.title} (${path.posix.dirname(file)})` : one.title;
      texts.set(text, [...(texts.get(text) ?? []), where]);
    }
  }
  const list = packages.map(({ title, licence }) => `${title}: ${licence}\n`).join('');
  const sections = [...texts].map(([text, titles]) => `${RULE}\n${titles.join('\n')}\n\n${text}`);
  return [HEAD, list, ...sections].join('\n');
}

/**
 * Every package that the app's own dependencies lead to, each once, by name and version.
 * @returns {Package[]}
 */
function shipped() {
  /** @type {Map<string, Package>} */
  const found = new Map();
  const visit = (/** @type {string} */ folder) => {
    const { dependencies = {} } = manifest(folder);
    for (const name of Object.keys(dependencies)) {
      const home = locate(name, folder);
      if (found.has(home)) continue;
      const { name: title, version, license, author } = manifest(home);
      found.set(home, {
        folder: home,
        title: `${title} ${version}`,
        licence: license ?? stop(`${title} declares no licence.`),
        author: typeof author === 'string' ? author : (author?.name ?? ''),
      });
      visit(home);
    }
  };
  visit(ROOT);
  return [...found.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
}

/**
 * Where Node would find a package.
 * @param {string} name
 * @param {string} from the folder that asks
 * @returns {string} its folder
 */
function locate(name, from) {
  for (let at = from; ; at = path.dirname(at)) {
    const folder = path.join(at, 'node_modules', name);
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (at === ROOT) return stop(`${name} is not installed: npm ci`);
  }
}

/** @param {string} folder */
function manifest(folder) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/**
 * @param {string} folder
 * @returns {string[]} relative, with `/`, sorted; those of packages within it are not its own
 */
function licenceFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.split('/').includes('node_modules'))
    .sort();
}

/** @param {Package} one */
function missing({ licence, author }) {
  const by = author === '' ? '' : ` The author it names is ${author}.`;
  return `The package holds no licence text. It declares the licence ${licence}.${by}`;
}

/** @param {string} text */
function clean(text) {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()}\n`;
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) {
    const trouble = staleNotices();
    if (trouble) stop(trouble);
  } else {
    writeFileSync(FILE, notices());
    say(`${path.relative(ROOT, FILE)} is written.`);
  }
}
