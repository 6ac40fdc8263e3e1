// Where the packaged app looks for newer versions: a part of electron-builder.yml, which cannot choose.
// Nowhere, unless the environment of the build says so: docs/releasing.md, "Updates".

/** @returns {import('electron-builder').Configuration} */
export default function updateSource() {
  return { publish: publishFor(process.env) };
}

/**
 * @param {NodeJS.ProcessEnv} env `PROOFSHEET_UPDATES`: an https address, `github`, or nothing
 * @returns {import('electron-builder').Configuration['publish'] & {} | null}
 * @throws {Error} that says what is wrong with it
 */
export function publishFor({ PROOFSHEET_UPDATES: given, GITHUB_REPOSITORY: repository = '' }) {
  if (!given) return null;
  if (given === 'github') {
    const [owner, repo, more] = repository.split('/');
    if (!owner || !repo || more !== undefined) {
      throw new Error('PROOFSHEET_UPDATES=github needs GITHUB_REPOSITORY=owner/repository');
    }
    return { provider: 'github', owner, repo };
  }
  if (!URL.canParse(given) || new URL(given).protocol !== 'https:') {
    throw new Error('PROOFSHEET_UPDATES is neither an https address nor "github"');
  }
  return { provider: 'generic', url: given };
}
