import type { Component } from 'solid-js';
import { QUESTION_RATES } from '../../../contract/settings';
import { Select } from '../../ui/select';
import { Switch } from '../../ui/switch';
import { words } from '../../words';
import { Group, Row, useSettings } from './group';

/** When the service is asked, and how often at most. */
export const ChecksPage: Component = () => {
  const said = () => words().settings;
  const { now, change } = useSettings();
  return (
    <Group title={said().pages.checks}>
      <Switch
        label={said().checkAutomatically}
        note={said().checkAutomaticallyNote}
        on={now().checkAutomatically}
        onChange={(checkAutomatically) => change({ checkAutomatically })}
      />
      <Row label={said().rate} note={said().rateNote}>
        <Select
          label={said().rate}
          value={String(now().questionRate)}
          options={QUESTION_RATES.map((rate) => ({
            value: String(rate),
            label: said().rates[rate],
          }))}
          onChange={(chosen) => {
            const questionRate = QUESTION_RATES.find((rate) => String(rate) === chosen);
            if (questionRate !== undefined) change({ questionRate });
          }}
        />
      </Row>
    </Group>
  );
};
