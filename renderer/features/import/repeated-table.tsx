import ChevronRight from 'lucide-solid/icons/chevron-right';
import { For, Show } from 'solid-js';
import type { Component } from 'solid-js';
import type { RepeatedLine } from '../../../contract/view';
import { Icon } from '../../ui/icon';
import { words } from '../../words';
import { LinesTable } from './lines-table';

interface RepeatedTableProps {
  lines: readonly RepeatedLine[];
  total: number;
  nameColumn: string | null;
}

/** Which lines repeat which, and who that is; folded until somebody asks. */
export const RepeatedTable: Component<RepeatedTableProps> = (props) => {
  const nameOf = ({ fields }: RepeatedLine): string | undefined =>
    props.nameColumn !== null && Object.hasOwn(fields, props.nameColumn)
      ? fields[props.nameColumn]
      : undefined;
  return (
    <details class="import-repeated">
      <summary>
        <Icon shape={ChevronRight} size={14} />
        {words().import.repeatedCaption}
      </summary>
      <LinesTable caption={words().import.repeatedCaption} more={props.total - props.lines.length}>
        <For each={props.lines}>
          {(line) => (
            <tr>
              <th scope="row">{words().import.line(line.line)}</th>
              <td class="rejected-text selectable" dir="auto" title={line.id}>
                <Show when={nameOf(line)} fallback={<span class="mono">{line.id}</span>}>
                  {(name) => name()}
                </Show>
              </td>
              <td>{words().import.repeats(line.first)}</td>
            </tr>
          )}
        </For>
      </LinesTable>
    </details>
  );
};
