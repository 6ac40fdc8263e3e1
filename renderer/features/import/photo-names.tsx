import { Show, createUniqueId } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import type { Names } from '../names/create-names';
import { NamesResult } from '../names/names-result';
import { TemplateEditor } from '../names/template-editor';
import { shortFolder } from '../status-bar/short-folder';

interface PhotoNamesProps {
  template: string;
  /** The template is open to be changed. */
  editing: boolean;
  names: Names;
  onTemplate(template: string): void;
  onEdit(): void;
}

/** Where the photos of a list will go, and under which names. */
export const PhotoNames: Component<PhotoNamesProps> = (props) => {
  const desk = useDesk();
  const resultId = createUniqueId();
  const folder = (): string => desk.app.settings.folder;
  return (
    <section class="import-photos" aria-label={words().names.label}>
      <header class="import-photos-head">
        <h3 title={folder()}>{words().import.goTo(shortFolder(folder()))}</h3>
        <Show when={!props.editing}>
          <p class="import-template">
            <span class="mono selectable">{props.template}</span>
            <button type="button" class="link" onClick={() => props.onEdit()}>
              {words().import.changeNames}
            </button>
          </p>
        </Show>
      </header>
      <Show when={props.editing}>
        <TemplateEditor
          focused
          describedBy={resultId}
          template={props.template}
          names={props.names}
          onChange={(template) => props.onTemplate(template)}
        />
      </Show>
      <NamesResult id={resultId} names={props.names} counted={{ list: true, unknown: true }} />
    </section>
  );
};
