import FileDown from 'lucide-solid/icons/file-down';
import { Show, createSignal, onCleanup, onMount } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { isDraggingOut } from '../drag-out/drag-out';
import { bringInTransfer } from './bring-in';
import './drop-zone.css';

function carriesAList(event: DragEvent): boolean {
  if (isDraggingOut()) return false;
  const types = event.dataTransfer?.types ?? [];
  return types.includes('Files') || types.includes('text/plain');
}

/** The whole window takes files and text. A drag from outside never fires `dragstart` in here. */
export const DropZone: Component = () => {
  const desk = useDesk();
  const [over, setOver] = createSignal(false);
  // dragenter and dragleave come for every element on the way: the drag is gone when all are left.
  let depth = 0;

  const onEnter = (event: DragEvent): void => {
    if (!carriesAList(event)) return;
    event.preventDefault();
    depth++;
    setOver(true);
  };
  const onOver = (event: DragEvent): void => {
    if (!carriesAList(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };
  const onLeave = (event: DragEvent): void => {
    if (!carriesAList(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) setOver(false);
  };
  const onDrop = (event: DragEvent): void => {
    depth = 0;
    setOver(false);
    if (!event.dataTransfer || !carriesAList(event)) return;
    event.preventDefault();
    void bringInTransfer(desk, event.dataTransfer);
  };

  onMount(() => {
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    onCleanup(() => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    });
  });

  return (
    <Show when={over()}>
      <div class="drop-zone">
        <div class="drop-words" role="status">
          <Icon shape={FileDown} size={36} />
          <strong>{words().drop.title}</strong>
          <span>{words().drop.body}</span>
        </div>
      </div>
    </Show>
  );
};
