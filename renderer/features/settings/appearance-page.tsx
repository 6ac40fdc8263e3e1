import type { Component } from 'solid-js';
import { APPEARANCES, LANGUAGES } from '../../../contract/settings';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { words } from '../../words';
import { Group, Row, useSettings } from './group';

/** Light or dark, and the language of the window. */
export const AppearancePage: Component = () => {
  const said = () => words().settings;
  const { now, change } = useSettings();
  return (
    <>
      <Group title={said().appearance}>
        <Row label={said().theme} note={said().themeNote}>
          <Segmented
            label={said().appearance}
            value={now().appearance}
            options={APPEARANCES.map((value) => ({ value, label: said().appearances[value] }))}
            onChange={(appearance) => change({ appearance })}
          />
        </Row>
      </Group>
      <Group title={said().language}>
        <Row label={said().language} note={said().languageNote}>
          <Select
            label={said().language}
            value={now().language}
            options={LANGUAGES.map((value) => ({ value, label: said().languages[value] }))}
            onChange={(language) => change({ language })}
          />
        </Row>
      </Group>
    </>
  );
};
