import type { Component, JSX } from 'solid-js';
import { APPEARANCES } from '../../../contract/settings';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Segmented } from '../../ui/segmented';
import { Switch } from '../../ui/switch';
import { words } from '../../words';
import { AccountSettings } from './account-settings';
import { chooseFolder } from './choose-folder';
import { TemplateField } from './template-field';
import './settings.css';

/** Settings take effect at once; there is nothing to confirm. */
export const SettingsDialog: Component = () => {
  const desk = useDesk();
  const said = () => words().settings;
  return (
    <Dialog width="medium" title={said().title} onClose={() => desk.dialogs.close()}>
      <Section title={said().account}>
        <AccountSettings />
      </Section>
      <Section title={said().saving}>
        <div class="setting-line">
          <span class="setting-name">{said().folder}</span>
          <span class="setting-path selectable" title={desk.app.settings.folder}>
            {desk.app.settings.folder}
          </span>
          <Button onClick={() => void chooseFolder(desk)}>{said().change}</Button>
        </div>
        <TemplateField />
        <Switch
          label={said().automatically}
          note={said().automaticallyNote}
          on={desk.app.settings.saveAutomatically}
          onChange={(saveAutomatically) =>
            void desk.ask(desk.bridge.changeSettings({ saveAutomatically }))
          }
        />
      </Section>
      <Section title={said().appearance}>
        <Segmented
          label={said().appearance}
          value={desk.app.settings.appearance}
          options={APPEARANCES.map((value) => ({ value, label: said().appearances[value] }))}
          onChange={(appearance) => void desk.ask(desk.bridge.changeSettings({ appearance }))}
        />
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
