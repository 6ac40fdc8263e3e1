import { createEffect, on } from 'solid-js';
import type { Desk } from '../../state/desk';
import type { VirtualRows } from './virtual-rows';

/** Another query is seen from its top; what is gone to comes into sight. `rowOf`: the row of a task, by its index. */
export function useSight(
  desk: Desk,
  virtual: Pick<VirtualRows, 'isReady' | 'reveal' | 'toTop'>,
  rowOf: (index: number) => number,
): void {
  const bring = (): void => {
    const index = virtual.isReady() ? desk.selected.takeSought() : null;
    if (index !== null) virtual.reveal(rowOf(index));
  };
  const start = (): void => {
    virtual.toTop();
    bring();
  };
  createEffect(on(desk.rows.query, start, { defer: true }));
  createEffect(on([desk.selected.sought, virtual.isReady], bring));
}
