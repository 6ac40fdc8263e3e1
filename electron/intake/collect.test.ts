import { describe, expect, it } from 'vitest';
import { ListCollector } from './collect';
import { MAX_COLUMNS, MAX_LINES } from './limits';

describe('a list beyond its limits', () => {
  it('is refused at one line more than a million', () => {
    const collector = new ListCollector();
    for (let line = 1; line <= MAX_LINES; line += 1) collector.reject(line, '', 'no-id');
    expect(collector.full).toBeNull();
    expect(collector.finish([])).toMatchObject({ ok: true });
    collector.add(MAX_LINES + 1, ['12345678'], []);
    expect(collector.full).toBe('lines');
    expect(collector.finish([])).toMatchObject({ ok: false, code: 'too-many' });
  });

  it('is refused when one long text is repeated until it would fill the memory', () => {
    const collector = new ListCollector();
    const long = 'x'.repeat(32_767);
    let line = 0;
    while (!collector.full && line < 10_000)
      collector.add((line += 1), ['12345678'], [['Note', long]]);
    expect(line).toBeLessThan(10_000);
    expect(collector.finish(['Note'])).toMatchObject({ ok: false, code: 'too-large' });
  });

  it('is refused with more columns than a spreadsheet has', () => {
    const collector = new ListCollector();
    collector.add(1, ['12345678'], []);
    const columns = Array.from({ length: MAX_COLUMNS + 1 }, (_, at) => `c${at}`);
    expect(collector.finish(columns)).toMatchObject({ ok: false, code: 'too-large' });
  });
});
