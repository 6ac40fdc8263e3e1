import ExternalLink from 'lucide-solid/icons/external-link';
import KeyRound from 'lucide-solid/icons/key-round';
import { Match, Show, Switch, createSignal, createUniqueId } from 'solid-js';
import type { Component } from 'solid-js';
import type { Bridge, ConnectOutcome } from '../../../contract/ipc';
import { assertNever } from '../../../contract/assert-never';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import './token-form.css';

type Problem =
  | { kind: 'odd' }
  | { kind: 'rejected'; message: string }
  | { kind: 'keychain'; state: Extract<ConnectOutcome, { kind: 'keychain' }>['state'] };

interface TokenFormProps {
  /** Keep the token for this run only, without asking the keychain. */
  memoryOnly: boolean;
  onConnected(): void;
  /** What the button says; by itself, that it connects. */
  action?: string;
  /** Hands the token over; absent = to the account in use. */
  connect?: Bridge['connect'];
}

// No format is published: anything without spaces and control characters may be a token.
const ODD = /[\s\p{Cc}]/u;

/** Takes a token, hands it over, and says what came of it. It is never shown. */
export const TokenForm: Component<TokenFormProps> = (props) => {
  const desk = useDesk();
  const inputId = createUniqueId();
  const noteId = createUniqueId();
  const [token, setToken] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const connect = async (memoryOnly: boolean): Promise<void> => {
    const given = token().trim();
    if (given === '' || busy()) return;
    if (ODD.test(given)) {
      setProblem({ kind: 'odd' });
      return;
    }
    setBusy(true);
    setProblem(null);
    const handOver = props.connect ?? desk.bridge.connect;
    const outcome = await desk.ask(handOver({ token: given, memoryOnly }));
    setBusy(false);
    if (outcome) tell(outcome);
  };

  const tell = (outcome: ConnectOutcome): void => {
    switch (outcome.kind) {
      case 'connected':
        desk.messages.announce(words().token.connected);
        break;
      case 'stored-unverified':
        desk.messages.say(() => words().token.unverified);
        break;
      case 'rejected':
      case 'keychain':
        setProblem(outcome);
        return;
      default:
        assertNever(outcome);
    }
    setToken('');
    props.onConnected();
  };

  const rejected = (): string | null => {
    const found = problem();
    return found?.kind === 'rejected' ? found.message : null;
  };
  const keychain = () => {
    const found = problem();
    return found?.kind === 'keychain' ? words().keychain[found.state] : null;
  };

  return (
    <form
      class="token-form"
      onSubmit={(event) => {
        event.preventDefault();
        void connect(props.memoryOnly);
      }}
    >
      <label for={inputId}>{words().token.label}</label>
      <div class="token-line">
        <div class="field" classList={{ 'field-bad': problem() !== null && !keychain() }}>
          <Icon shape={KeyRound} size={15} />
          <input
            id={inputId}
            type="password"
            autocomplete="off"
            spellcheck={false}
            autofocus
            placeholder={words().token.placeholder}
            aria-describedby={noteId}
            aria-invalid={problem() !== null}
            value={token()}
            onInput={(event) => {
              setToken(event.currentTarget.value);
              setProblem(null);
            }}
          />
        </div>
        <Button
          look="primary"
          type="submit"
          disabled={busy() || token().trim() === ''}
          aria-busy={busy()}
        >
          {busy() ? words().token.connecting : (props.action ?? words().token.connect)}
        </Button>
      </div>
      <div id={noteId} class="token-note" aria-live="polite">
        <Switch
          fallback={
            <p class="hint">
              {props.memoryOnly ? words().token.keepForThisRunNote : words().token.keep}
            </p>
          }
        >
          <Match when={problem()?.kind === 'odd'}>
            <p class="token-problem">{words().token.odd}</p>
          </Match>
          <Match when={rejected() !== null}>
            <p class="token-problem">{words().token.rejected}</p>
            <Show when={rejected()}>
              <p class="hint selectable">{rejected()}</p>
            </Show>
          </Match>
          <Match when={keychain()}>
            {(said) => (
              <div class="token-keychain">
                <strong>{said().title}</strong>
                <p>{said().body}</p>
                <div class="token-ways">
                  <Button onClick={() => void connect(false)}>{words().token.tryAgain}</Button>
                  <Button look="quiet" onClick={() => void connect(true)}>
                    {words().token.keepForThisRun}
                  </Button>
                </div>
                <p class="hint">{words().token.keepForThisRunNote}</p>
              </div>
            )}
          </Match>
        </Switch>
      </div>
      <button
        type="button"
        class="link token-where"
        onClick={() => void desk.ask(desk.bridge.openTokenPage(null))}
      >
        {words().token.where} <Icon shape={ExternalLink} size={12} />
      </button>
    </form>
  );
};
