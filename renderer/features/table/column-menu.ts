import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import ArrowRight from 'lucide-solid/icons/arrow-right';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import EyeOff from 'lucide-solid/icons/eye-off';
import ListFilter from 'lucide-solid/icons/list-filter';
import { PINNED, fieldTitle, isField, sortKeyOf } from '../../state/columns';
import type { ColumnKey } from '../../state/columns';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import type { MenuContent } from '../menus/context-menu';
import { columnTitle } from './cell-text';
import { WIDTH_STEP, focusHead, moveBeside, widen } from './head-keys';

/** What can be done with a column, for whoever does not drag. */
export function columnMenu(desk: Desk, column: ColumnKey): MenuContent {
  const { query, view, messages, dialogs } = desk;
  const key = sortKeyOf(column);
  const places = view.columns();
  const at = places.indexOf(column);
  const hide = (): void => {
    messages.announce(words().table.hidden(columnTitle(column)));
    const next = places[at + 1] ?? places[at - 1] ?? PINNED;
    view.showColumn(column, false);
    focusHead(next);
  };
  return {
    label: () => words().table.columnMenu(columnTitle(column)),
    sections: [
      key === null
        ? []
        : [
            {
              label: () => words().table.sortUp,
              icon: ArrowUp,
              run: () => query.sort(key, false),
            },
            {
              label: () => words().table.sortDown,
              icon: ArrowDown,
              run: () => query.sort(key, true),
            },
          ],
      isField(column)
        ? [
            {
              label: () => words().filters.byColumn,
              icon: ListFilter,
              run: () => dialogs.show({ kind: 'column', title: fieldTitle(column) }),
            },
          ]
        : [],
      [
        ...(at > 1
          ? [
              {
                label: () => words().table.moveLeft,
                icon: ArrowLeft,
                run: () => moveBeside(desk, column, -1),
              },
            ]
          : []),
        ...(at > 0 && at < places.length - 1
          ? [
              {
                label: () => words().table.moveRight,
                icon: ArrowRight,
                run: () => moveBeside(desk, column, 1),
              },
            ]
          : []),
      ],
      [
        { label: () => words().table.wider, run: () => widen(desk, column, 4 * WIDTH_STEP) },
        { label: () => words().table.narrower, run: () => widen(desk, column, -4 * WIDTH_STEP) },
        { label: () => words().table.usualWidth, run: () => view.resize(column, null) },
      ],
      column === PINNED ? [] : [{ label: () => words().table.hide, icon: EyeOff, run: hide }],
    ],
  };
}
