import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line';
import FolderOpen from 'lucide-solid/icons/folder-open';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import Trash from 'lucide-solid/icons/trash';
import X from 'lucide-solid/icons/x';
import { Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button, IconButton } from '../../ui/button';
import { words } from '../../words';
import { useActions } from './actions';
import './selection-bar.css';

/** What can be done with the selected tasks; shown where the inspector does not show it already. */
export const SelectionBar: Component = () => {
  const desk = useDesk();
  const actions = useActions();
  const ids = (): string[] => [...desk.selected.ids()];
  const count = (): number => desk.selected.ids().size;
  return (
    <Show when={count() > 1 || (count() === 1 && !desk.layout.inspector())}>
      <div class="selection-bar" role="toolbar" aria-label={words().sheet.selected(count())}>
        <span class="selection-count">{words().sheet.selected(count())}</span>
        <Button look="quiet" icon={ArrowDownToLine} onClick={() => void actions.save(ids())}>
          {words().actions.save}
        </Button>
        <Button look="quiet" icon={FolderOpen} onClick={() => actions.revealSelected()}>
          {words().actions.revealShort}
        </Button>
        <Button look="quiet" icon={RotateCw} onClick={() => void actions.retry(ids())}>
          {words().actions.retry}
        </Button>
        <Button look="quiet" icon={Trash} onClick={() => actions.remove(ids())}>
          {words().actions.remove}
        </Button>
        <IconButton icon={X} label={words().actions.clear} onClick={() => desk.selected.clear()} />
      </div>
    </Show>
  );
};
