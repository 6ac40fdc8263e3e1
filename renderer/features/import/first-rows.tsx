import { For } from 'solid-js';
import type { Component } from 'solid-js';
import type { TableReading } from '../../../contract/table';
import { words } from '../../words';

/**
 * The first rows of a table with the column of the IDs marked. A click on a title takes the IDs from its
 * column; by keyboard the list of columns above does.
 */
export const FirstRows: Component<{ table: TableReading; onColumn(at: number): void }> = (
  props,
) => {
  const isIds = (at: number | undefined): boolean => at === props.table.idColumn;
  return (
    <div class="first-rows" tabindex="0" role="group" aria-label={words().mapping.firstRows}>
      <table>
        <caption class="unseen">{words().mapping.firstRows}</caption>
        <thead>
          <tr>
            <th scope="col" class="first-rows-line">
              <span class="unseen">{words().mapping.line}</span>
            </th>
            <For each={props.table.columns}>
              {({ at, title }) => (
                <th scope="col" classList={{ 'first-rows-ids': isIds(at) }}>
                  <button
                    type="button"
                    dir="auto"
                    tabindex="-1"
                    aria-pressed={isIds(at)}
                    title={words().mapping.take(title)}
                    onClick={() => props.onColumn(at)}
                  >
                    {title}
                  </button>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.table.firstRows}>
            {({ line, cells }) => (
              <tr>
                <td class="first-rows-line">{words().format.number(line)}</td>
                <For each={cells}>
                  {(cell, place) => (
                    <td
                      dir="auto"
                      classList={{ 'first-rows-ids': isIds(props.table.columns[place()]?.at) }}
                    >
                      {cell}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
};
