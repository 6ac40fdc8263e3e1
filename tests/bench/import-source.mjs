// The benchmarks are plain scripts; what they measure and seed with is TypeScript.
import path from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../../scripts/project.mjs';

/**
 * @param {string} file of the project
 * @returns {Promise<any>} its module
 */
export async function importSource(file) {
  const options = {
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('error'),
  };
  return (await runnerImport(path.join(ROOT, file), options)).module;
}
