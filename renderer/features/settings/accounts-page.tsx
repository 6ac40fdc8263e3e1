import FlaskConical from 'lucide-solid/icons/flask-conical';
import Plus from 'lucide-solid/icons/plus';
import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { words } from '../../words';
import { AccountRow } from './account-row';
import { Group, Row } from './group';

/** The operator's accounts, each with where its token stands, and the sandbox. */
export const AccountsPage: Component = () => {
  const desk = useDesk();
  const said = () => words().accounts;
  const sandbox = (): boolean => desk.app.account?.kind === 'sandbox';
  return (
    <>
      <Group title={said().title} note={said().note}>
        <For each={desk.app.accounts}>{(account) => <AccountRow account={account} />}</For>
        <div class="setting-line">
          <Button
            look="quiet"
            icon={Plus}
            onClick={() => desk.dialogs.show({ kind: 'add-account' })}
          >
            {said().add}
          </Button>
        </div>
      </Group>
      <Group title={said().sandbox}>
        <Row
          label={sandbox() ? words().settings.sandbox : said().sandboxLabel}
          note={words().settings.sandboxNote}
        >
          <Show
            when={sandbox()}
            fallback={
              <Button
                icon={FlaskConical}
                onClick={() => void desk.ask(desk.bridge.switchAccount({ key: 'sandbox' }))}
              >
                {said().useSandbox}
              </Button>
            }
          >
            <Button onClick={() => void desk.ask(desk.bridge.disconnect(null))}>
              {words().settings.leaveSandbox}
            </Button>
          </Show>
        </Row>
      </Group>
    </>
  );
};
