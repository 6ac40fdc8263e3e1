import { describe, expect, it } from 'vitest';
import { suggestedNow } from './suggested';
import type { Moment } from './suggested';

const NONE: Moment['counts'] = {
  all: 0,
  waiting: 0,
  finished: 0,
  failed: 0,
  missing: 0,
  overdue: 0,
  attention: 0,
  photosSaved: 0,
  photosQueued: 0,
  photosPaused: 0,
  photosFailed: 0,
};
const moment = ({
  counts,
  ...part
}: Partial<Omit<Moment, 'counts'>> & {
  counts?: Partial<Moment['counts']>;
}): Moment => ({
  checking: { kind: 'idle' },
  history: { undo: null, redo: null },
  saving: { problem: null },
  ...part,
  counts: { ...NONE, ...counts },
});

describe('what the palette suggests', () => {
  it('is to bring in a list where there is none', () => {
    expect(suggestedNow(moment({}), 'all', 0)).toEqual(['open', 'paste-list']);
  });

  it('is a check while tasks wait, and the report once they do not', () => {
    const counts = { all: 9, waiting: 2 };
    expect(suggestedNow(moment({ counts }), 'all', 0)).toEqual(['check-now', 'open']);
    expect(suggestedNow(moment({ counts: { all: 9 } }), 'all', 0)).toEqual([
      'export-report',
      'open',
    ]);
  });

  it('begins with what stopped the work', () => {
    const counts = { all: 9, waiting: 2, attention: 1 };
    const stopped = { kind: 'stopped', reason: 'token', failure: null } as const;
    expect(suggestedNow(moment({ counts, checking: stopped }), 'all', 0)[0]).toBe('token');
    const disabled = { ...stopped, reason: 'disabled' } as const;
    expect(suggestedNow(moment({ counts, checking: disabled }), 'all', 0)[0]).toBe(
      'show-attention',
    );
    expect(suggestedNow(moment({ counts, checking: { kind: 'paused' } }), 'all', 0)[0]).toBe(
      'resume-checks',
    );
    const problem = { code: 'no-space', message: '' } as const;
    expect(suggestedNow(moment({ counts, saving: { problem } }), 'all', 0)[0]).toBe(
      'choose-folder',
    );
  });

  it('shows what needs attention, and exports it where it is on show', () => {
    const now = moment({ counts: { all: 9, attention: 1 } });
    expect(suggestedNow(now, 'all', 0)[0]).toBe('show-attention');
    expect(suggestedNow(now, 'attention', 0)[0]).toBe('export-attention');
  });

  it('takes back what was just done', () => {
    const undo = { id: 3, kind: 'remove', count: 3, name: null } as const;
    const now = moment({ counts: { all: 9, waiting: 1 }, history: { undo, redo: null } });
    expect(suggestedNow(now, 'all', 0)).toEqual(['undo', 'check-now', 'open']);
  });

  it('leaves the lead to what can be done with a selection', () => {
    expect(suggestedNow(moment({ counts: { all: 9, attention: 1 } }), 'all', 2)).toEqual([]);
  });
});
