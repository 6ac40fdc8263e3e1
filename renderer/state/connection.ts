import { createSignal, onCleanup, onMount } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { Reply } from '../../contract/app-error';
import type { Bridge } from '../../contract/ipc';
import type { AppState } from '../../contract/view';
import { words } from '../words';
import type { Said } from './messages';

export interface Connection {
  bridge: Bridge;
  /** False until the engine has told its state once; `app` must not be read before. */
  ready: () => boolean;
  readonly app: AppState;
  /** The engine's clock, ms since 1970; grows once a second for whoever follows it. */
  now: () => number;
  /** Waits for an answer; when it is an error, the operator is told and `undefined` comes back. */
  ask: <T>(reply: Promise<Reply<T>>) => Promise<T | undefined>;
}

/** The window's end of the bridge: the engine's state, kept up to date, and a way to ask. */
export function createConnection(bridge: Bridge, complain: (said: Said) => void): Connection {
  const [store, setStore] = createStore<{ app: AppState | null }>({ app: null });
  const [tick, setTick] = createSignal(Date.now());
  let engineAhead = 0;

  const take = (state: AppState): void => {
    engineAhead = state.now - Date.now();
    setStore('app', reconcile(state, { key: 'id' }));
  };
  onCleanup(bridge.onState(take));

  const timer = setInterval(() => {
    if (!document.hidden) setTick(Date.now());
  }, 1_000);
  onCleanup(() => clearInterval(timer));

  const ask = async <T>(reply: Promise<Reply<T>>): Promise<T | undefined> => {
    try {
      const answer = await reply;
      if (answer.ok) return answer.value;
      complain(answer.error.message);
    } catch {
      complain(() => words().app.unexpected);
    }
    return undefined;
  };

  const begin = async (): Promise<void> => {
    const state = await ask(bridge.state(null));
    if (state && !store.app) take(state);
  };
  onMount(() => void begin());

  return {
    bridge,
    ready: () => store.app !== null,
    get app() {
      if (!store.app) throw new Error('The state was read before it arrived');
      return store.app;
    },
    // Between two ticks the clock stands still, so that nothing on show changes twice a second.
    now: () => tick() + engineAhead,
    ask,
  };
}
