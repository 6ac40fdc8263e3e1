import { describe, expect, it } from 'vitest';
import type { Barrier, Checking, StopReason } from '../../../contract/checking';
import { checkingWords, keychainTrouble } from './checking-words';

const NOW = 1_000_000;
const account = { keychain: 'stored', memoryOnly: false } as const;
const counts = {
  all: 1204,
  waiting: 312,
  finished: 188,
  failed: 3,
  missing: 0,
  photosSaved: 188,
  photosPaused: 0,
  photosFailed: 0,
};
const say = (checking: Checking, waiting = 312) =>
  checkingWords({ checking, counts: { ...counts, waiting }, account, now: NOW });

describe('the status bar', () => {
  it('says how many wait and when the next check is', () => {
    expect(say({ kind: 'scheduled', nextCheckAt: NOW + 4_200 }).text).toBe(
      '312 waiting · next check in 4 s',
    );
    expect(say({ kind: 'scheduled', nextCheckAt: NOW - 50 }).text).toBe('312 waiting · checking…');
  });

  it('says what it waits for, and that it goes on by itself', () => {
    expect(say({ kind: 'rate-limited', until: NOW + 30_000, capped: false }).text).toBe(
      'rate-limited, trying again in 30 s',
    );
    expect(say({ kind: 'rate-limited', until: NOW + 3_600_000, capped: true }).text).toBe(
      'rate-limited, trying again in 1 h · the service asked for more than an hour; one hour is waited',
    );
    const offline = (barrier: Barrier) => say({ kind: 'offline', until: NOW, barrier }).text;
    expect(offline('network')).toBe('offline: will go on by itself');
    expect(offline('certificate')).toContain('cannot prove who it is, so nothing was sent');
    expect(offline('proxy')).toContain('the proxy of this network');
    expect(offline('sign-in')).toContain('wants you to sign in');
  });

  it('says what came of it all, or that there is nothing yet', () => {
    expect(say({ kind: 'idle' }, 0).text).toBe('188 photos saved · 3 failed');
    const more = { ...counts, waiting: 0, photosSaved: 205, finished: 197 };
    const idle = { checking: { kind: 'idle' }, account, now: NOW } as const;
    expect(checkingWords({ ...idle, counts: more }).text).toBe(
      '205 photos saved from 197 finished tasks · 3 failed',
    );
    const one = {
      ...counts,
      finished: 1,
      photosSaved: 1,
      photosPaused: 5,
      photosFailed: 2,
      failed: 0,
      missing: 4,
    };
    expect(checkingWords({ ...idle, counts: one }).text).toBe(
      '1 photo saved · 5 paused · 2 could not be saved · 4 unknown',
    );
    expect(checkingWords({ ...idle, counts: { ...counts, all: 0 } }).text).toBe('no tasks yet');
  });

  it('names the way out of every state that only the operator can end', () => {
    const fixes: Record<StopReason, string> = {
      'no-token': 'enter-token',
      token: 'replace-token',
      'used-up': 'check-now',
      disabled: 'check-now',
      'no-api': 'check-now',
    };
    for (const [reason, fix] of Object.entries(fixes)) {
      const said = say({ kind: 'stopped', reason: reason as StopReason, failure: null });
      expect(said).toMatchObject({ tone: 'stopped', fix });
    }
    expect(say({ kind: 'stopped', reason: 'token', failure: null }).text).toBe(
      'token rejected: 312 tasks paused',
    );
    expect(say({ kind: 'stopped', reason: 'token', failure: null }, 1).text).toBe(
      'token rejected: 1 task paused',
    );
  });

  it('does not take a locked keychain for a missing token', () => {
    const said = checkingWords({
      checking: { kind: 'stopped', reason: 'no-token', failure: null },
      counts: { ...counts, waiting: 3 },
      account: { keychain: 'locked', memoryOnly: false },
      now: NOW,
    });
    expect(said).toMatchObject({
      text: 'keychain is locked: 3 tasks paused',
      fix: 'recheck-keychain',
    });
  });
});

describe('trouble with the keychain', () => {
  it('is none when the token is there, or known to be absent', () => {
    expect(keychainTrouble({ keychain: 'stored', memoryOnly: false })).toBeNull();
    expect(keychainTrouble({ keychain: 'none', memoryOnly: false })).toBeNull();
    expect(keychainTrouble(null)).toBeNull();
  });

  it('does not matter while the token is held for this run', () => {
    expect(keychainTrouble({ keychain: 'unavailable', memoryOnly: true })).toBeNull();
    expect(keychainTrouble({ keychain: 'unavailable', memoryOnly: false })).toBe('unavailable');
  });
});
