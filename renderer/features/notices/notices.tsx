import { For, Show, createMemo, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import type { StopReason } from '../../../contract/checking';
import type { PhotoError } from '../../../contract/photo';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { explain } from '../../words/explained';
import { checkingWords, keychainTrouble } from '../status-bar/checking-words';
import { FixButton } from '../status-bar/fix-button';
import { chooseFolder } from '../settings/choose-folder';
import { Notice } from './notice';
import './notices.css';

/** Why nothing can be saved: by its code, where it is known. */
function savingSaid({ code, message }: PhotoError): { title: string; body: string } {
  const { saving } = words().notices;
  const known = explain(code);
  if (!known) return { title: saving.title, body: message };
  return { title: known.title, body: saving.body(known.means, known.todo) };
}

/** What only the operator can solve, each with its way out. */
export const Notices: Component = () => {
  const desk = useDesk();
  const [dismissed, setDismissed] = createSignal<ReadonlySet<number>>(new Set());

  const keychain = createMemo(() => keychainTrouble(desk.app.account));
  const stopped = createMemo<StopReason | null>(() => {
    const { checking } = desk.app;
    if (checking.kind !== 'stopped') return null;
    return checking.reason === 'no-token' && keychain() ? null : checking.reason;
  });
  const fix = () =>
    checkingWords({
      checking: desk.app.checking,
      counts: desk.app.counts,
      account: desk.app.account,
      now: 0,
    }).fix;
  const serverSaid = (): string => {
    const { checking } = desk.app;
    return checking.kind === 'stopped' ? (checking.failure?.message ?? '') : '';
  };
  /** Among what needs attention, the unknown IDs say so themselves, with the same way out. */
  const isSaidBelow = (): boolean => {
    const { status, cause } = desk.query.current();
    return status === 'attention' && cause === null && desk.app.account?.kind === 'live';
  };
  const unknownLists = () =>
    desk.app.lists.filter(
      (list) => list.mostlyMissing && !dismissed().has(list.id) && !isSaidBelow(),
    );

  return (
    <div class="notices" role="region" aria-label={words().notices.label}>
      <Show when={keychain()}>
        {(state) => (
          <Notice
            tone="warn"
            title={words().keychain[state()].title}
            body={words().keychain[state()].body}
          >
            <FixButton fix="recheck-keychain" />
            <Button
              look="quiet"
              onClick={() => desk.dialogs.show({ kind: 'token', memoryOnly: true })}
            >
              {words().keychain.forThisRun}
            </Button>
          </Notice>
        )}
      </Show>
      <Show when={stopped()}>
        {(reason) => (
          <Notice
            tone="bad"
            title={words().notices.stopped[reason()].title}
            body={words().notices.stopped[reason()].body}
            quote={serverSaid()}
          >
            <Show when={fix()}>{(way) => <FixButton fix={way()} />}</Show>
          </Notice>
        )}
      </Show>
      <Show when={desk.app.saving.problem}>
        {(problem) => (
          <Notice tone="bad" {...savingSaid(problem())}>
            <Button onClick={() => void chooseFolder(desk)}>
              {words().notices.saving.chooseFolder}
            </Button>
          </Notice>
        )}
      </Show>
      <For each={unknownLists()}>
        {(list) => (
          <Notice
            tone="warn"
            title={words().notices.mostlyMissing.title(list.name)}
            body={words().notices.mostlyMissing.body}
            onDismiss={() => setDismissed((before) => new Set([...before, list.id]))}
          >
            <Button onClick={() => desk.dialogs.show({ kind: 'token', memoryOnly: false })}>
              {words().statusBar.replaceToken}
            </Button>
          </Notice>
        )}
      </For>
    </div>
  );
};
