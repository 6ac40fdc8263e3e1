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

/**
 * Where the IDs of a table come from: a choice like that of the names, with the first rows to point at where
 * the reading is in doubt or was changed.
 */
export const IdSource: Component<IdSourceProps> = (props) => {
  // eslint-disable-next-line solid/reactivity -- from then on the operator opens it, and it stays open
  const [open, setOpen] = createSignal(props.table.doubt !== null);
  // eslint-disable-next-line solid/reactivity -- why it was opened; it does not change under the reader
  const [opening] = createSignal(props.table.doubt);

  const why = () => props.table.doubt ?? (opening() === 'no-ids' ? null : opening());
  const choose = (sheet: string | null, idColumn: number | null): void => {
    setOpen(true);
    props.onChoose(sheet, idColumn);
  };

  return (
    <>
      <Show when={why()}>
        {(doubt) => <p class="id-source-why">{words().mapping.why[doubt()]}</p>}
      </Show>
      {/* Made anew after a failure, to show what is still read. */}
      <Show when={{ failures: props.failures }} keyed>
        <Show when={props.table.sheets.length > 1}>
          <span>{words().mapping.sheet}</span>
          <Select
            label={words().mapping.sheet}
            value={props.table.sheet ?? ''}
            options={props.table.sheets.map(({ name, ids, hidden }) => ({
              value: name,
              label: words().mapping.sheetChoice(name, ids, hidden),
            }))}
            onChange={(name) => choose(name, null)}
          />
        </Show>
        <span>{words().mapping.idsFrom}</span>
        <div
          class="id-source"
          classList={{ 'id-source-asks': open() && props.table.idColumn === null }}
        >
          <Select
            label={words().mapping.idsFrom}
            value={String(props.table.idColumn ?? NO_COLUMN)}
            options={[
              ...(props.table.idColumn === null
                ? [
                    {
                      value: NO_COLUMN,
                      label: open() ? words().mapping.choose : words().mapping.anywhere,
                    },
                  ]
                : []),
              ...props.table.columns.map(({ at, title, example }) => ({
                value: String(at),
                // Its example tells a column from the others: the chosen one is plain by its title.
                label:
                  at === props.table.idColumn
                    ? title
                    : words().mapping.columnChoice(title, example),
              })),
            ]}
            onChange={(at) => {
              if (at !== NO_COLUMN) choose(props.table.sheet, Number(at));
            }}
          />
          <Show when={!open() && props.table.remembered}>
            <span class="hint">{words().mapping.lastTime}</span>
          </Show>
        </div>
      </Show>
      <Show when={open()}>
        <FirstRows table={props.table} onColumn={(at) => choose(props.table.sheet, at)} />
      </Show>
    </>
  );
};
