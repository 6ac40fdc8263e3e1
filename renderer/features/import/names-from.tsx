import type { Component } from 'solid-js';
import { Select } from '../../ui/select';
import { words } from '../../words';

/** The choice "no column" in a list of column titles; no title holds a control character. */
const NO_COLUMN = '\u0000';

interface NamesFromProps {
  columns: readonly string[];
  /** null = photos are named by their IDs. */
  column: string | null;
  onColumn(title: string | null): void;
}

/** The column that names the photos of a list: words that can be changed, rather than a field to fill in. */
export const NamesFrom: Component<NamesFromProps> = (props) => (
  <>
    <span>{words().import.namesFrom}</span>
    <Select
      label={words().import.namesFrom}
      value={props.column ?? NO_COLUMN}
      options={[
        ...props.columns.map((title) => ({ value: title, label: title })),
        { value: NO_COLUMN, label: words().import.noName },
      ]}
      onChange={(value) => props.onColumn(value === NO_COLUMN ? null : value)}
    />
  </>
);
