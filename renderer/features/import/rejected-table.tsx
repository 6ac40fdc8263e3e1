import { For } from 'solid-js';
import type { Component } from 'solid-js';
import type { RejectedLine } from '../../../contract/list';
import { words } from '../../words';
import { LinesTable } from './lines-table';

/** The lines that are left out, each with its reason. */
export const RejectedTable: Component<{ lines: readonly RejectedLine[]; total: number }> = (
  props,
) => (
  <section class="import-left-out">
    <h3 aria-hidden="true">{words().import.rejectedCaption}</h3>
    <LinesTable caption={words().import.rejectedCaption} more={props.total - props.lines.length}>
      <For each={props.lines}>
        {(rejected) => (
          <tr>
            <th scope="row">{words().import.line(rejected.line)}</th>
            <td class="rejected-text mono selectable" dir="auto" title={rejected.text}>
              {rejected.text.trim() || words().import.blank}
            </td>
            <td>{words().import.reason(rejected.reason)}</td>
          </tr>
        )}
      </For>
    </LinesTable>
  </section>
);
