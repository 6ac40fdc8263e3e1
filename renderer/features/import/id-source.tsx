import { Show, createSignal } from 'solid-js';
import type { Component } from 'solid-js';
import type { TableReading } from '../../../contract/table';
import { Select } from '../../ui/select';
import { words } from '../../words';
import { FirstRows } from './first-rows';

/** The choice "no column yet". */
const NO_COLUMN = '';

interface IdSourceProps {
  table: TableReading;
  /** Counts the readings that failed: what was chosen for them is taken back. */
  failures: number;
  onChoose(sheet: string | null, idColumn: number | null): void;
}

/** Where the IDs of a table come from: one line where that is plain, else the table to point at. */
export const IdSource: Component<IdSourceProps> = (props) => {
  // eslint-disable-next-line solid/reactivity -- from then on the operator opens it, and it stays open
  const [open, setOpen] = createSignal(props.table.doubt !== null);
  // eslint-disable-next-line solid/reactivity -- why it was opened; it does not change under the reader
  const [opening] = createSignal(props.table.doubt);
  let place: HTMLDivElement | undefined;

  const column = (): string => {
    const { columns, idColumn } = props.table;
    return columns.find(({ at }) => at === idColumn)?.title ?? words().mapping.anywhere;
  };
  const sheet = (): string | null => (props.table.sheets.length > 1 ? props.table.sheet : null);
  const why = () => props.table.doubt ?? (opening() === 'no-ids' ? null : opening());
  const change = (): void => {
    setOpen(true);
    place?.querySelector('select')?.focus();
  };

  return (
    <>
      <Show when={open()}>
        <Show when={why()}>
          {(doubt) => <p class="id-source-why">{words().mapping.why[doubt()]}</p>}
        </Show>
        {/* Made anew after a failure, to show what is still read. */}
        <Show when={{ failures: props.failures }} keyed>
          <Show when={sheet() !== null}>
            <span>{words().mapping.sheet}</span>
            <Select
              label={words().mapping.sheet}
              value={props.table.sheet ?? ''}
              options={props.table.sheets.map(({ name, ids, hidden }) => ({
                value: name,
                label: words().mapping.sheetChoice(name, ids, hidden),
              }))}
              onChange={(name) => props.onChoose(name, null)}
            />
          </Show>
        </Show>
      </Show>
      <span>{words().mapping.idsFrom}</span>
      <div class="id-source" ref={place}>
        <Show
          when={open()}
          fallback={
            <p class="import-template">
              <span class="selectable">{words().mapping.source(column(), sheet())}</span>
              <Show when={props.table.remembered}>
                <span class="hint">{words().mapping.lastTime}</span>
              </Show>
              <button
                type="button"
                class="link"
                aria-label={words().mapping.changeName}
                onClick={change}
              >
                {words().mapping.change}
              </button>
            </p>
          }
        >
          <Show when={{ failures: props.failures }} keyed>
            <Select
              label={words().mapping.idsFrom}
              value={String(props.table.idColumn ?? NO_COLUMN)}
              options={[
                ...(props.table.idColumn === null
                  ? [{ value: NO_COLUMN, label: words().mapping.choose }]
                  : []),
                ...props.table.columns.map(({ at, title, example }) => ({
                  value: String(at),
                  label: words().mapping.columnChoice(title, example),
                })),
              ]}
              onChange={(at) => {
                if (at !== NO_COLUMN) props.onChoose(props.table.sheet, Number(at));
              }}
            />
          </Show>
        </Show>
      </div>
      <Show when={open()}>
        <FirstRows table={props.table} onColumn={(at) => props.onChoose(props.table.sheet, at)} />
      </Show>
    </>
  );
};
