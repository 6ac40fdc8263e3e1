import { createEffect, createSignal, createUniqueId, onCleanup } from 'solid-js';
import type { Component } from 'solid-js';
import { useDesk } from '../../state/desk';
import { words } from '../../words';
import { createNames } from '../names/create-names';
import { NamesResult } from '../names/names-result';
import { TemplateEditor } from '../names/template-editor';

/** The name template, kept as soon as it is sound, with where the photos that are not saved would go. */
export const NamesSetting: Component = () => {
  const desk = useDesk();
  const inputId = createUniqueId();
  const resultId = createUniqueId();
  const [template, setTemplate] = createSignal(desk.app.settings.nameTemplate);
  const question = (nameTemplate: string) => ({
    nameTemplate,
    folder: desk.app.settings.folder,
    previewId: null,
    nameColumn: null,
  });
  const names = createNames(desk, () => question(template()));

  const keep = (nameTemplate: string, problems: readonly unknown[]): void => {
    if (problems.length > 0 || nameTemplate === desk.app.settings.nameTemplate) return;
    void desk.ask(desk.bridge.changeSettings({ nameTemplate }));
  };
  createEffect(() => {
    const answer = names.answer();
    if (answer) keep(answer.nameTemplate, answer.names.problems);
  });
  onCleanup(() => {
    const typed = template();
    if (names.answer()?.nameTemplate === typed) return;
    // The dialog was closed in the middle of the pause: what was typed still counts.
    void desk
      .ask(desk.bridge.previewNames(question(typed)))
      .then((answer) => answer && keep(typed, answer.problems));
  });

  return (
    <div class="setting-block">
      <div class="setting-head">
        <label for={inputId}>{words().settings.names}</label>
        <span class="hint">{words().names.hint}</span>
      </div>
      <TemplateEditor
        id={inputId}
        describedBy={resultId}
        template={template()}
        names={names}
        onChange={setTemplate}
      />
      <NamesResult
        id={resultId}
        names={names}
        counted={{ list: false, unknown: desk.app.counts.waiting > 0 }}
      />
    </div>
  );
};
