import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { StepDone } from '../../contract/history';
import type { Settings } from '../../contract/settings';
import type { DesktopPorts } from './handlers';
import type { Handlers } from './register';
import { settingsPayload } from './settings-payload';

/** How steps are undone and redone. `account` throws where none is in use. */
export function historyHandlers(
  ports: DesktopPorts,
  account: () => number,
): Pick<Handlers, 'undo' | 'redo' | 'changeSettings'> {
  const { engine, settings } = ports;

  async function choose(change: Partial<Settings>): Promise<void> {
    await settings.change(change);
    ports.settingsChanged(settings.get());
    engine.wake();
  }

  async function turn(way: 'undo' | 'redo', expected: number | null): Promise<StepDone | null> {
    account();
    const turned = await engine.turn(way, expected);
    if (!turned) return null;
    const { step, left, list } = turned;
    const chosen = v.safeParse(settingsPayload, turned.settings);
    if (chosen.success) await choose(chosen.output);
    return { step, left, list };
  }

  return {
    undo: ({ step }) => turn('undo', step),
    redo: ({ step }) => turn('redo', step),
    async changeSettings(change) {
      const now = settings.get();
      const names = Object.keys(change) as (keyof Settings)[];
      const before: Partial<Settings> = Object.fromEntries(names.map((name) => [name, now[name]]));
      await choose(change);
      const id = engine.account();
      if (id !== null && !isDeepStrictEqual(before, change)) {
        await engine.store.note(id, 'settings', { before, after: change }, ports.now());
      }
      return null;
    },
  };
}
