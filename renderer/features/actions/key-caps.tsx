import { For } from 'solid-js';
import type { Component } from 'solid-js';
import type { ActionId } from '../../../contract/actions';
import { SHORTCUTS } from '../../../contract/actions';
import { keyCaps, keysOn } from '../../../contract/shortcut';
import './key-caps.css';

/** The keys of an action as its platform writes them; none where it has no shortcut. */
export function capsOf(id: ActionId, platform: string): string[] {
  const shortcut = SHORTCUTS[id];
  return shortcut ? keyCaps(keysOn(shortcut, platform), platform) : [];
}

/** The keys of an action in one word, as menus write them. */
export function keysText(id: ActionId, platform: string): string {
  return inOneWord(capsOf(id, platform), platform);
}

/** The system's own keys for pasting. */
export function pasteKeys(platform: string): string {
  return inOneWord(keyCaps('Mod+V', platform), platform);
}

function inOneWord(caps: readonly string[], platform: string): string {
  return caps.join(platform === 'darwin' ? '' : '+');
}

/** Keys, each as a cap. */
export const KeyCaps: Component<{ caps: readonly string[] }> = (props) => (
  <span class="key-caps">
    <For each={props.caps}>{(cap) => <kbd>{cap}</kbd>}</For>
  </span>
);
