import { describe, expect, it } from 'vitest';
import { publishFor } from './update-source.mjs';

describe('the place that a package looks for updates at', () => {
  it('is none, unless the build names one', () => {
    expect(publishFor({})).toBeNull();
    expect(publishFor({ PROOFSHEET_UPDATES: '', GITHUB_REPOSITORY: 'a/b' })).toBeNull();
  });

  it('is an address, or the releases of the repository', () => {
    const url = 'https://updates.example/proofsheet';
    expect(publishFor({ PROOFSHEET_UPDATES: url })).toEqual({ provider: 'generic', url });
    expect(publishFor({ PROOFSHEET_UPDATES: 'github', GITHUB_REPOSITORY: 'a/b' })).toEqual({
      provider: 'github',
      owner: 'a',
      repo: 'b',
    });
  });

  it('is never asked without https', () => {
    for (const odd of ['http://updates.example', 'ftp://a', 'updates.example', 'GitHub']) {
      expect(() => publishFor({ PROOFSHEET_UPDATES: odd })).toThrow('https');
    }
    for (const repository of ['', 'a', 'a/', '/b', 'a/b/c']) {
      const env = { PROOFSHEET_UPDATES: 'github', GITHUB_REPOSITORY: repository };
      expect(() => publishFor(env)).toThrow('owner/repository');
    }
  });
});
