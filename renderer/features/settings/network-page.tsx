import { createSignal, createUniqueId, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { proxyAddress } from '../../../contract/proxy-address';
import { Segmented } from '../../ui/segmented';
import { words } from '../../words';
import { UpdateSettings } from '../updates/update-settings';
import { Group, Row, useSettings } from './group';

type Way = 'system' | 'none' | 'manual';
const WAYS: readonly Way[] = ['system', 'none', 'manual'];

/** How requests reach the network. */
export const NetworkPage: Component = () => {
  const said = () => words().settings;
  const { now, change } = useSettings();
  const inputId = createUniqueId();
  const noteId = createUniqueId();
  const kept = (): string => {
    const { proxy } = now();
    return typeof proxy === 'string' ? '' : proxy.server;
  };
  const [way, setWay] = createSignal<Way>(kept() === '' ? (now().proxy as Way) : 'manual');
  const [typed, setTyped] = createSignal(kept());
  const odd = (): boolean => typed().trim() !== '' && proxyAddress(typed()) === null;

  /** A manual proxy counts once there is a whole address. */
  const keep = (): void => {
    const chosen = way();
    if (chosen !== 'manual') return change({ proxy: chosen });
    const server = proxyAddress(typed());
    if (server !== null && server !== kept()) change({ proxy: { server } });
  };

  return (
    <>
      <Group title={said().pages.network}>
        <Row label={said().proxy} note={said().proxyNotes[way()]}>
          <Segmented
            label={said().proxy}
            value={way()}
            options={WAYS.map((value) => ({ value, label: said().proxies[value] }))}
            onChange={(chosen) => {
              setWay(chosen);
              keep();
            }}
          />
        </Row>
        <Show when={way() === 'manual'}>
          <div class="setting-block">
            <div class="setting-head">
              <label for={inputId}>{said().proxyServer}</label>
            </div>
            <div class="field" classList={{ 'field-bad': odd() }}>
              <input
                id={inputId}
                class="mono"
                spellcheck={false}
                autocomplete="off"
                placeholder="http://proxy:8080"
                aria-describedby={noteId}
                aria-invalid={odd()}
                value={typed()}
                onInput={(event) => setTyped(event.currentTarget.value)}
                onChange={keep}
              />
            </div>
            <p id={noteId} class="hint" classList={{ 'setting-bad': odd() }} aria-live="polite">
              {odd() ? said().proxyOdd : said().proxyServerNote}
            </p>
          </div>
        </Show>
      </Group>
      <UpdateSettings />
    </>
  );
};
