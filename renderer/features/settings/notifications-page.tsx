import type { Component } from 'solid-js';
import { Switch } from '../../ui/switch';
import { words } from '../../words';
import { Group, useSettings } from './group';

/** Which news the system shows. */
export const NotificationsPage: Component = () => {
  const said = () => words().settings;
  const { now, change } = useSettings();
  return (
    <Group title={said().notifications}>
      <Switch
        label={said().listDone}
        note={said().listDoneNote}
        on={now().notifications.listDone}
        onChange={(listDone) => change({ notifications: { ...now().notifications, listDone } })}
      />
      <Switch
        label={said().needsYou}
        note={said().needsYouNote}
        on={now().notifications.needsYou}
        onChange={(needsYou) => change({ notifications: { ...now().notifications, needsYou } })}
      />
    </Group>
  );
};
