import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import type { Reply } from '../../contract/app-error';
import { callChannel } from '../../contract/ipc';
import type { CallName, Input, Output } from '../../contract/ipc';
import { payloads } from './payloads';
import type { RefusalCode } from '../words';
import { Refusal, sentence } from './refusal';

/** What answers each call. A missing or an extra one does not compile. */
export type Handlers = {
  [K in CallName]: (input: Input<K>) => Output<K> | Promise<Output<K>>;
};

/**
 * Puts the handlers behind the bridge. A call from anything but the main frame of our own page is
 * refused, a payload that does not fit is refused, and whatever a handler throws becomes an error
 * value: no exception and no stack crosses to the window.
 * @param isOurPage whether an address is a page of this app
 * @param onUnexpected told about errors that no handler foresaw
 */
export function registerCalls(
  handlers: Promise<Handlers>,
  isOurPage: (address: string) => boolean,
  onUnexpected: (call: CallName, error: unknown) => void,
): void {
  for (const name of Object.keys(payloads) as CallName[]) {
    register(name);
  }

  function register<K extends CallName>(name: K): void {
    ipcMain.handle(
      callChannel(name),
      async (event, payload: unknown): Promise<Reply<Output<K>>> => {
        if (!fromOurPage(event)) {
          return refuse('foreign-sender', sentence('foreign-sender'));
        }
        const input = v.safeParse(payloads[name], payload);
        if (!input.success) {
          return refuse('bad-request', sentence('bad-request', name));
        }
        try {
          return { ok: true, value: await (await handlers)[name](input.output as Input<K>) };
        } catch (error) {
          if (error instanceof Refusal) return refuse(error.code, error.message);
          onUnexpected(name, error);
          return refuse('unexpected', sentence('unexpected'));
        }
      },
    );
  }

  function fromOurPage(event: IpcMainInvokeEvent): boolean {
    const frame = event.senderFrame;
    return frame !== null && frame === event.sender.mainFrame && isOurPage(frame.url);
  }
}

function refuse(code: RefusalCode, message: string): Reply<never> {
  return { ok: false, error: { code, message } };
}
