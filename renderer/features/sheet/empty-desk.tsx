import FolderOpen from 'lucide-solid/icons/folder-open';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { pasteKeys } from '../actions/key-caps';
import { openLists } from '../import/bring-in';
import './empty.css';

/** Nothing is tracked yet: the ways to bring in a list. */
export const EmptyDesk: Component = () => {
  const desk = useDesk();
  return (
    <div class="empty">
      <div class="empty-frames" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
        <i />
      </div>
      <h2>{words().empty.title}</h2>
      <p>{words().empty.body}</p>
      <div class="empty-ways">
        <Button look="primary" icon={FolderOpen} onClick={() => void openLists(desk)}>
          {words().empty.open}
        </Button>
        <span>{words().empty.paste(pasteKeys(desk.bridge.platform))}</span>
      </div>
      <p class="hint">{words().empty.formats}</p>
    </div>
  );
};
