import { Show, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import type { ImportPreview } from '../../../contract/view';
import { useDesk } from '../../state/desk';
import { Button } from '../../ui/button';
import { DialogButtons, DialogText, FIRST } from '../../ui/dialog';
import { words } from '../../words';
import { createNames } from '../names/create-names';
import { showWhileAdded } from './show-while-added';
import { IdSource } from './id-source';
import { NamesFrom } from './names-from';
import { PhotoNames } from './photo-names';
import { RejectedTable } from './rejected-table';
import { RepeatedTable } from './repeated-table';

interface PreviewProps {
  preview: ImportPreview;
  /** The list was read in another way. */
  onReadAgain(preview: ImportPreview): void;
  onSkip(): void;
}

/** What a list would add, before it is added. */
export const Preview: Component<PreviewProps> = (props) => {
  const desk = useDesk();
  // eslint-disable-next-line solid/reactivity -- a proposal: from then on the operator chooses
  const [nameColumn, setNameColumn] = createSignal(props.preview.nameColumn);
  const [busy, setBusy] = createSignal(false);
  const entries = (): number =>
    props.preview.fresh + props.preview.tracked + props.preview.repeated;

  /** Nobody on it has a usable ID: its lines may be kept all the same, so that they are not forgotten. */
  const mayKeep = (): boolean => entries() === 0 && props.preview.rejectedTotal > 0;
  /** Its rows are shown to point at the IDs: that none of them has one is said by that. */
  const asks = (): boolean => entries() === 0 && props.preview.table !== null;

  const [template, setTemplate] = createSignal(desk.app.settings.nameTemplate);
  const [editing, setEditing] = createSignal(false);
  const names = createNames(desk, () => ({
    nameTemplate: template(),
    folder: desk.app.settings.folder,
    previewId: props.preview.previewId,
    nameColumn: nameColumn(),
  }));
  /** A template that was written here must be sound; the one of the settings stands as it is. */
  const unsound = (): boolean => {
    if (template() === desk.app.settings.nameTemplate) return false;
    const answer = names.answer();
    return answer?.nameTemplate !== template() || answer.names.problems.length > 0;
  };

  const [failures, setFailures] = createSignal(0);
  let latest = 0;
  const readAgain = async (sheet: string | null, idColumn: number | null): Promise<void> => {
    const { previewId, nameColumn: proposed } = props.preview;
    const asked = ++latest;
    setBusy(true);
    const outcome = await desk.ask(desk.bridge.remapPreview({ previewId, sheet, idColumn }));
    // Another choice was made meanwhile: its reading comes last.
    if (asked !== latest) return;
    setBusy(false);
    if (!outcome?.ok) {
      if (outcome) desk.messages.say(() => words().import.trouble(outcome.code, outcome.message));
      setFailures((n) => n + 1);
      return;
    }
    const { columns, nameColumn: next } = outcome.preview;
    const own = nameColumn();
    const keeps = own !== proposed && (own === null || columns.includes(own));
    setNameColumn(keeps ? own : next);
    props.onReadAgain(outcome.preview);
  };

  const add = async (): Promise<void> => {
    setBusy(true);
    const preview = props.preview;
    const { previewId, name } = preview;
    const nameTemplate = template();
    // Before the list: its photos may be saved the moment it is added.
    if (nameTemplate !== desk.app.settings.nameTemplate) {
      const kept = await desk.ask(desk.bridge.changeSettings({ nameTemplate }));
      if (kept === undefined) {
        setBusy(false);
        return;
      }
    }
    const shown = showWhileAdded(desk, previewId);
    const done = await desk.ask(desk.bridge.commitImport({ previewId, nameColumn: nameColumn() }));
    const isShown = shown();
    setBusy(false);
    if (!done) {
      // Nothing was added after all: the operator is asked about it once more.
      if (isShown) desk.imports.offer([{ ok: true, preview }]);
      return;
    }
    desk.messages.say(() => words().import.added(done.added, name), done.step);
    if (isShown) return;
    desk.query.showWholeList(done.list);
    desk.imports.next();
  };

  return (
    <>
      <dl class="import-counts">
        <Count n={props.preview.fresh} label={words().import.fresh} />
        <Show when={props.preview.tracked > 0}>
          <Count n={props.preview.tracked} label={words().import.tracked} />
        </Show>
        <Show when={props.preview.repeated > 0}>
          <Count n={props.preview.repeated} label={words().import.repeated} />
        </Show>
        <Show when={props.preview.rejectedTotal > 0}>
          <Count n={props.preview.rejectedTotal} label={words().import.rejected} warn />
        </Show>
      </dl>
      <Show when={entries() === 0 && !asks()}>
        <DialogText>{mayKeep() ? words().import.noneUsable : words().import.nothing}</DialogText>
      </Show>
      <Show when={entries() > 0 && props.preview.fresh === 0}>
        <DialogText>{words().import.nothingNew}</DialogText>
      </Show>
      <section class="import-columns" aria-label={words().import.columns}>
        <Show when={props.preview.table}>
          {(table) => (
            <IdSource
              table={table()}
              failures={failures()}
              onChoose={(sheet, idColumn) => void readAgain(sheet, idColumn)}
            />
          )}
        </Show>
        <Show when={entries() > 0 && props.preview.columns.length > 0}>
          <NamesFrom
            columns={props.preview.columns}
            column={nameColumn()}
            onColumn={setNameColumn}
          />
        </Show>
      </section>
      <Show when={entries() > 0}>
        <PhotoNames
          template={template()}
          editing={editing()}
          names={names}
          onTemplate={setTemplate}
          onEdit={() => setEditing(true)}
        />
      </Show>
      <Show when={props.preview.repeats.length > 0}>
        <RepeatedTable
          lines={props.preview.repeats}
          total={props.preview.repeated}
          nameColumn={nameColumn()}
        />
      </Show>
      {/* Why they are left out is known once it is known where their IDs stand. */}
      <Show
        when={
          props.preview.rejected.length > 0 && (!asks() || props.preview.table?.idColumn != null)
        }
      >
        <RejectedTable lines={props.preview.rejected} total={props.preview.rejectedTotal} />
      </Show>
      <Show
        when={entries() > 0}
        fallback={
          <DialogButtons {...(mayKeep() ? { note: words().import.keepNote } : {})}>
            <Show when={mayKeep()}>
              <Button disabled={busy()} onClick={() => void add()}>
                {words().import.keep(props.preview.rejectedTotal)}
              </Button>
            </Show>
            <Button look={asks() ? 'plain' : 'primary'} {...FIRST} onClick={() => props.onSkip()}>
              {words().app.close}
            </Button>
          </DialogButtons>
        }
      >
        <DialogButtons note={words().import.promise}>
          <Button onClick={() => props.onSkip()}>
            {desk.imports.step().of > 1 ? words().import.skip : words().app.cancel}
          </Button>
          <Button
            look="primary"
            {...FIRST}
            disabled={busy() || unsound()}
            onClick={() => void add()}
          >
            {props.preview.fresh > 0
              ? words().import.add(props.preview.fresh)
              : words().import.addList}
          </Button>
        </DialogButtons>
      </Show>
    </>
  );
};

const Count: Component<{ n: number; label: string; warn?: boolean }> = (props) => (
  <div classList={{ 'import-warn': props.warn === true, 'import-none': props.n === 0 }}>
    <dt>{props.label}</dt>
    <dd>{words().format.number(props.n)}</dd>
  </div>
);
