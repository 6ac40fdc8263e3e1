import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOTHING,
  extend,
  forget,
  keyboardPlace,
  moveCursor,
  selectAll,
  selectOnly,
  toggle,
} from './selection';

const mark = (index: number) => ({ id: `t${index}`, index });

describe('the selection', () => {
  it('is one task after a plain click, whatever it was before', () => {
    const before = selectAll(NOTHING, ['t1', 't2', 't3']);
    expect([...before.ids]).toEqual(['t1', 't2', 't3']);
    expect([...selectOnly(mark(7)).ids]).toEqual(['t7']);
  });

  it('gains and loses a task by Ctrl-click, and ranges begin there from then on', () => {
    const two = toggle(selectOnly(mark(1)), mark(4));
    expect([...two.ids]).toEqual(['t1', 't4']);
    expect(two.anchor).toEqual(mark(4));
    expect([...toggle(two, mark(1)).ids]).toEqual(['t4']);
  });

  it('spans from the anchor by Shift-click, and the anchor stays', () => {
    const range = extend(selectOnly(mark(2)), mark(4), ['t2', 't3', 't4'], false);
    expect([...range.ids]).toEqual(['t2', 't3', 't4']);
    expect(range.anchor).toEqual(mark(2));
    expect(range.cursor).toEqual(mark(4));
    const shorter = extend(range, mark(3), ['t2', 't3'], false);
    expect([...shorter.ids]).toEqual(['t2', 't3']);
  });

  it('keeps what was selected when a range is added to it', () => {
    const range = extend(toggle(selectOnly(mark(9)), mark(2)), mark(3), ['t2', 't3'], true);
    expect([...range.ids].sort()).toEqual(['t2', 't3', 't9']);
  });

  it('loses tasks that are removed', () => {
    expect([...forget(selectAll(NOTHING, ['a', 'b']), ['a', 'z']).ids]).toEqual(['b']);
  });
});

describe('the cursor', () => {
  const grid = { total: 12, columns: 5, screenRows: 2 };

  it('steps by one sideways and by a row up and down', () => {
    expect(moveCursor('ArrowRight', 3, grid)).toBe(4);
    expect(moveCursor('ArrowLeft', 3, grid)).toBe(2);
    expect(moveCursor('ArrowDown', 3, grid)).toBe(8);
    expect(moveCursor('ArrowUp', 8, grid)).toBe(3);
  });

  it('stays in its column at the top, and reaches the last task from above an unfinished row', () => {
    expect(moveCursor('ArrowUp', 3, grid)).toBe(3);
    expect(moveCursor('ArrowDown', 9, grid)).toBe(11);
    expect(moveCursor('ArrowDown', 10, grid)).toBe(10);
  });

  it('jumps to both ends, and by screens', () => {
    expect(moveCursor('Home', 7, grid)).toBe(0);
    expect(moveCursor('End', 7, grid)).toBe(11);
    expect(moveCursor('PageDown', 0, grid)).toBe(10);
    expect(moveCursor('PageUp', 10, grid)).toBe(0);
  });

  it('begins at an end when it stood nowhere', () => {
    expect(moveCursor('ArrowDown', null, grid)).toBe(0);
    expect(moveCursor('End', null, grid)).toBe(11);
  });

  it('comes in where it is shown while it stood nowhere, except for an end that is asked for', () => {
    expect(moveCursor('ArrowDown', null, { ...grid, entry: 5 })).toBe(5);
    expect(moveCursor('PageUp', null, { ...grid, entry: 40 })).toBe(11);
    expect(moveCursor('Home', null, { ...grid, entry: 5 })).toBe(0);
  });

  it('leaves other keys alone, and has nowhere to go in an empty sheet', () => {
    expect(moveCursor('x', 3, grid)).toBeNull();
    expect(moveCursor('End', null, { ...grid, total: 0 })).toBeNull();
  });

  it('never leaves the sheet', () => {
    const key = fc.constantFrom(
      'ArrowLeft',
      'ArrowRight',
      'ArrowUp',
      'ArrowDown',
      'PageUp',
      'PageDown',
      'Home',
      'End',
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        key,
        (total, columns, from, pressed) => {
          const to = moveCursor(pressed, from % total, { total, columns, screenRows: 3 });
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(total);
        },
      ),
    );
  });
});

describe('the place that the keyboard is shown on', () => {
  it('is that of the cursor, or where the cursor would come in', () => {
    expect(keyboardPlace(7, 0, 12)).toBe(7);
    expect(keyboardPlace(null, 5, 12)).toBe(5);
  });

  it('is the last one where the cursor stood behind it, and none in an empty sheet', () => {
    expect(keyboardPlace(11, 0, 4)).toBe(3);
    expect(keyboardPlace(null, 0, 0)).toBeNull();
  });
});
