import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  REMEMBERED_LAYOUT,
  USUAL_LAYOUT,
  columnsOffered,
  columnsShown,
  fromRemembered,
  moveColumn,
  resizeColumn,
  showColumn,
  stepColumn,
  toRemember,
  widthOf,
} from './columns';
import type { ColumnKey, ColumnLayout, ListColumns } from './columns';

const of = (titles: string[], names: string[] = []): ListColumns => ({ titles, names });
const FIELDS = of(['Staff no.', 'Department']);

describe('the columns of the table', () => {
  it('begin with the name, the status and what the lists say', () => {
    expect(columnsShown(USUAL_LAYOUT, FIELDS).slice(0, 4)).toEqual([
      'name',
      'status',
      'field:Staff no.',
      'field:Department',
    ]);
  });

  it('leave out the one that names are taken from: it would say the same twice', () => {
    const fields = of(['No.', 'Employee', 'Department'], ['Employee']);
    expect(columnsShown(USUAL_LAYOUT, fields).slice(0, 4)).toEqual([
      'name',
      'status',
      'field:No.',
      'field:Department',
    ]);
    const own = showColumn(USUAL_LAYOUT, fields, 'field:Employee', true);
    expect(columnsShown(own, fields).at(-1)).toBe('field:Employee');
    expect(columnsOffered(fields)).toContain('field:Employee');
  });

  it('follow the lists until the operator changes them', () => {
    expect(columnsShown(USUAL_LAYOUT, of(['Room']))).toContain('field:Room');
    const own = showColumn(USUAL_LAYOUT, FIELDS, 'id', true);
    expect(columnsShown(own, of(['Room']))).not.toContain('field:Room');
  });

  it('leave out a field that the list on show has not, and bring it back with its list', () => {
    const own = moveColumn(USUAL_LAYOUT, FIELDS, 'field:Department', 'status');
    expect(columnsShown(own, of(['Staff no.']))).not.toContain('field:Department');
    const elsewhere = showColumn(own, of(['Staff no.']), 'mode', true);
    expect(columnsShown(elsewhere, FIELDS).slice(0, 3)).toEqual([
      'name',
      'field:Department',
      'status',
    ]);
  });

  it('are hidden and shown again at the right end', () => {
    const hidden = showColumn(USUAL_LAYOUT, FIELDS, 'status', false);
    expect(columnsShown(hidden, FIELDS)).not.toContain('status');
    expect(columnsShown(showColumn(hidden, FIELDS, 'status', true), FIELDS).at(-1)).toBe('status');
  });

  it('move before another one, to the right end, and step by step', () => {
    const first = moveColumn(USUAL_LAYOUT, FIELDS, 'photos', 'status');
    expect(columnsShown(first, FIELDS)[1]).toBe('photos');
    const last = moveColumn(first, FIELDS, 'photos', null);
    expect(columnsShown(last, FIELDS).at(-1)).toBe('photos');
    const right = stepColumn(USUAL_LAYOUT, FIELDS, 'status', 1);
    expect(columnsShown(right, FIELDS).slice(1, 3)).toEqual(['field:Staff no.', 'status']);
    expect(columnsShown(stepColumn(right, FIELDS, 'status', -1), FIELDS)[1]).toBe('status');
    // Beside the name nothing is left to move to, and the usual columns stay the usual ones.
    expect(stepColumn(USUAL_LAYOUT, FIELDS, 'status', -1)).toBe(USUAL_LAYOUT);
  });

  it('step over columns that the list on show has not', () => {
    const steps = stepColumn(USUAL_LAYOUT, FIELDS, 'status', 1);
    const elsewhere = stepColumn(steps, of([]), 'status', 1);
    expect(columnsShown(elsewhere, of([])).slice(1, 3)).toEqual(['photos', 'status']);
  });

  it('keep widths within what can be read, and forget them on demand', () => {
    const narrow = resizeColumn(USUAL_LAYOUT, 'status', 1);
    expect(widthOf(narrow, 'status')).toBe(56);
    expect(widthOf(resizeColumn(narrow, 'status', 1e9), 'status')).toBe(900);
    expect(resizeColumn(narrow, 'status', null)).toEqual(USUAL_LAYOUT);
  });

  it('never lose the name or show a column twice, whatever is done, and are remembered as they are', () => {
    const column = fc.constantFrom<ColumnKey>(...columnsOffered(FIELDS));
    const change = fc.oneof(
      fc.tuple(fc.constant('show'), column, fc.boolean()),
      fc.tuple(fc.constant('move'), column, fc.option(column)),
      fc.tuple(fc.constant('step'), column, fc.constantFrom(-1 as const, 1 as const)),
      fc.tuple(fc.constant('resize'), column, fc.double({ noNaN: true })),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        let layout: ColumnLayout = USUAL_LAYOUT;
        for (const [what, key, how] of changes) {
          if (what === 'show') layout = showColumn(layout, FIELDS, key, how as boolean);
          if (what === 'move') layout = moveColumn(layout, FIELDS, key, how as ColumnKey | null);
          if (what === 'step') layout = stepColumn(layout, FIELDS, key, how as -1 | 1);
          if (what === 'resize') layout = resizeColumn(layout, key, how as number);
        }
        const shown = columnsShown(layout, FIELDS);
        expect(shown[0]).toBe('name');
        expect(new Set(shown).size).toBe(shown.length);
        const text = JSON.stringify(toRemember(layout));
        expect(fromRemembered(v.parse(REMEMBERED_LAYOUT, JSON.parse(text)))).toEqual(layout);
      }),
    );
  });

  it('refuse what is no layout', () => {
    for (const wrong of [
      null,
      {},
      { shown: ['colour'], widths: [] },
      { shown: null, widths: [['name', -4]] },
      { shown: null, widths: [['name', '1px;}']] },
    ]) {
      expect(v.is(REMEMBERED_LAYOUT, wrong)).toBe(false);
    }
    expect(fromRemembered({ shown: ['id', 'id', 'name'], widths: [] }).shown).toEqual(['id']);
  });
});
