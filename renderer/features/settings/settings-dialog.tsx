import type { Component, JSX } from 'solid-js';
import { APPEARANCES, MAX_CONCURRENCY, TAKEN_POLICIES } from '../../../contract/settings';
import type { Settings } from '../../../contract/settings';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { Stepper } from '../../ui/stepper';
import { Switch } from '../../ui/switch';
import { words } from '../../words';
import { AccountSettings } from './account-settings';
import { chooseFolder } from './choose-folder';
import { NamesSetting } from './names-setting';
import './settings.css';

/** Settings take effect at once; there is nothing to confirm. */
export const SettingsDialog: Component = () => {
  const desk = useDesk();
  const said = () => words().settings;
  const now = () => desk.app.settings;
  const change = (part: Partial<Settings>): void => void desk.ask(desk.bridge.changeSettings(part));
  return (
    <Dialog width="medium" title={said().title} onClose={() => desk.dialogs.close()}>
      <Section title={said().account}>
        <AccountSettings />
      </Section>
      <Section title={said().saving}>
        <div class="setting-line">
          <span class="setting-words">
            <span>{said().folder}</span>
            <span class="hint setting-path selectable">{now().folder}</span>
          </span>
          <Button onClick={() => void chooseFolder(desk)}>{said().change}</Button>
        </div>
        <NamesSetting />
        <div class="setting-line">
          <span class="setting-words">
            <span>{said().onTaken}</span>
            <span class="hint">{said().onTakenNote}</span>
          </span>
          <Select
            label={said().onTaken}
            value={now().onTaken}
            options={TAKEN_POLICIES.map((value) => ({ value, label: said().policies[value] }))}
            onChange={(onTaken) => change({ onTaken })}
          />
        </div>
        <Switch
          label={said().automatically}
          note={said().automaticallyNote}
          on={now().saveAutomatically}
          onChange={(saveAutomatically) => change({ saveAutomatically })}
        />
        <Stepper
          label={said().atOnce}
          note={said().atOnceNote}
          value={now().concurrency}
          min={1}
          max={MAX_CONCURRENCY}
          onChange={(concurrency) =>
            change({ concurrency, perHost: Math.min(now().perHost, concurrency) })
          }
        />
        <Stepper
          label={said().perHost}
          note={said().perHostNote}
          value={now().perHost}
          min={1}
          max={now().concurrency}
          onChange={(perHost) => change({ perHost })}
        />
      </Section>
      <Section title={said().appearance}>
        <div class="setting-line">
          <span class="setting-words">{said().theme}</span>
          <Segmented
            label={said().appearance}
            value={now().appearance}
            options={APPEARANCES.map((value) => ({ value, label: said().appearances[value] }))}
            onChange={(appearance) => change({ appearance })}
          />
        </div>
      </Section>
    </Dialog>
  );
};

const Section: Component<{ title: string; children: JSX.Element }> = (props) => (
  <section class="settings-section">
    <h3>{props.title}</h3>
    <div class="settings-body">{props.children}</div>
  </section>
);
