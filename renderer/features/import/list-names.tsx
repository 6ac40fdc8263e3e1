import { Show, createUniqueId } from 'solid-js';
import type { Component } from 'solid-js';
import { Select } from '../../ui/select';
import { words } from '../../words';
import type { Names } from '../names/create-names';
import { NamesResult } from '../names/names-result';
import { TemplateEditor } from '../names/template-editor';

/** The choice "no column" in a list of column titles; no title holds a control character. */
const NO_COLUMN = '\u0000';

interface ListNamesProps {
  columns: readonly string[];
  nameColumn: string | null;
  template: string;
  /** The template is open to be changed. */
  editing: boolean;
  names: Names;
  onColumn(title: string | null): void;
  onTemplate(template: string): void;
  onEdit(): void;
}

/** What the photos of a list will be called, and where they will go. */
export const ListNames: Component<ListNamesProps> = (props) => {
  const resultId = createUniqueId();
  return (
    <>
      <Show when={props.columns.length > 0}>
        <span>{words().import.namesFrom}</span>
        <Select
          label={words().import.namesFrom}
          value={props.nameColumn ?? NO_COLUMN}
          options={[
            ...props.columns.map((title) => ({ value: title, label: title })),
            { value: NO_COLUMN, label: words().import.noName },
          ]}
          onChange={(value) => props.onColumn(value === NO_COLUMN ? null : value)}
        />
      </Show>
      <span>{words().import.names}</span>
      <Show
        when={props.editing}
        fallback={
          <p class="import-template">
            <span class="mono selectable">{props.template}</span>
            <button type="button" class="link" onClick={() => props.onEdit()}>
              {words().import.changeNames}
            </button>
          </p>
        }
      >
        <TemplateEditor
          focused
          describedBy={resultId}
          template={props.template}
          names={props.names}
          onChange={(template) => props.onTemplate(template)}
        />
      </Show>
      <div class="import-result">
        <NamesResult id={resultId} names={props.names} counted={{ list: true, unknown: true }} />
      </div>
    </>
  );
};
