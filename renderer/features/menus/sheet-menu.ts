import { useDesk } from '../../state/desk';
import { onlyThisValue } from '../filters/only-this-value';
import { useRegistry } from '../actions/registry-context';
import { isByKeyboard, useContextMenu } from './context-menu';
import { sheetMenu } from './menus';

/**
 * What a right click among the tasks does: it opens the menu of what is selected, and selects what it
 * hits if that was not selected yet. Tasks are found by their `data-task`, which holds their ID.
 */
export function useSheetMenu(): (event: MouseEvent) => void {
  const desk = useDesk();
  const registry = useRegistry();
  const openMenu = useContextMenu();

  const follow = async (target: Element): Promise<void> => {
    const id = target.closest('[data-task]')?.getAttribute('data-task');
    if (typeof id === 'string' && desk.selected.has(id)) return;
    const isThere = typeof id === 'string' && desk.rows.areCurrent();
    const index = isThere ? desk.rows.indexOf(id) : undefined;
    if (index === undefined) desk.selected.clear();
    else await desk.selected.pick(index, 'only');
  };
  const open = async (event: MouseEvent, target: Element): Promise<void> => {
    if (!isByKeyboard(event)) await follow(target);
    const cursor = desk.selected.cursorId();
    const task = cursor === null ? null : taskElement(target, cursor);
    const only = isByKeyboard(event) ? [] : onlyThisValue(desk, target);
    openMenu(event, sheetMenu(desk, registry, only), task ?? target);
  };
  return (event) => {
    if (!(event.target instanceof Element)) return;
    event.preventDefault();
    void open(event, event.target);
  };
}

function taskElement(within: Element, id: string): Element | null {
  return within.querySelector(`[data-task="${CSS.escape(id)}"]`);
}
