import type { Component } from 'solid-js';
import { MAX_CONCURRENCY, TAKEN_POLICIES } from '../../../contract/settings';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';
import { Stepper } from '../../ui/stepper';
import { Switch } from '../../ui/switch';
import { words } from '../../words';
import { chooseFolder } from './choose-folder';
import { Group, Row, useSettings } from './group';
import { NamesSetting } from './names-setting';

/** Where photos go, under which names, and how many at once. */
export const SavingPage: Component = () => {
  const desk = useDesk();
  const said = () => words().settings;
  const { now, change } = useSettings();
  return (
    <>
      <Group title={said().where}>
        <Row label={said().folder} note={now().folder} path>
          <Button onClick={() => void chooseFolder(desk)}>{said().change}</Button>
        </Row>
        <NamesSetting />
      </Group>
      <Group title={said().how}>
        <Switch
          label={said().automatically}
          note={said().automaticallyNote}
          on={now().saveAutomatically}
          onChange={(saveAutomatically) => change({ saveAutomatically })}
        />
        <Row label={said().onTaken} note={said().onTakenNote}>
          <Select
            label={said().onTaken}
            value={now().onTaken}
            options={TAKEN_POLICIES.map((value) => ({ value, label: said().policies[value] }))}
            onChange={(onTaken) => change({ onTaken })}
          />
        </Row>
      </Group>
      <Group title={said().speed}>
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
      </Group>
    </>
  );
};
