import type { ActionId } from '../../../contract/actions';
import FileText from 'lucide-solid/icons/file-text';
import Copy from 'lucide-solid/icons/copy';
import ListX from 'lucide-solid/icons/list-x';
import Trash from 'lucide-solid/icons/trash';
import type { ListSummary, PhotoRow, TaskDetail } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import { ACTION_ICONS } from '../actions/action-icons';
import { photoActions } from '../actions/photo-actions';
import type { PhotoActionId } from '../actions/photo-actions';
import type { Registry } from '../actions/registry';
import { onePhoto } from '../actions/subject';
import { askToRemoveList } from '../history/removing';
import type { MenuContent, MenuItem } from './context-menu';

/** What can be done with photos, in sections. */
const PHOTO_SECTIONS: readonly (readonly PhotoActionId[])[] = [
  ['look', 'reveal'],
  ['photo-number', 'photo-save', 'photo-release', 'photo-retry', 'photo-pause', 'photo-cancel'],
  ['copy-photo', 'copy-to-folder', 'copy-id', 'copy-trace', 'copy-curl'],
  ['remove'],
];
/** What can be done where no photo is. */
const GROUND_SECTIONS: readonly (readonly ActionId[])[] = [
  ['open', 'paste-list'],
  ['select-all', 'find'],
  ['check-now', 'export-report'],
];

/** The menu of what is selected; of the sheet itself where nothing is. `extra`: what else the place offers. */
export function sheetMenu(
  desk: Desk,
  registry: Registry,
  extra: readonly MenuItem[] = [],
): MenuContent {
  const selected = desk.selected.ids().size > 0;
  const sections = selected ? PHOTO_SECTIONS : GROUND_SECTIONS;
  const actionsOf = (ids: readonly ActionId[]): MenuItem[] =>
    ids
      .map((id) => registry.get(id))
      .filter((action) => action.offered())
      .map(({ id, label, run }) => ({ label, icon: ACTION_ICONS[id], keysOf: id, run }));
  return {
    label: () => (selected ? words().contextMenu.photos : words().sheet.label),
    sections: [
      // What takes something away stands last.
      ...sections.slice(0, -1).map(actionsOf),
      extra,
      ...sections.slice(-1).map(actionsOf),
    ],
  };
}

/** The menu of one photo of a task (null = it has none). */
export function photoMenu(desk: Desk, task: TaskDetail, photo: PhotoRow | null): MenuContent {
  const parts = photoActions(desk, onePhoto(task, photo));
  return {
    label: () => words().contextMenu.photo,
    // The shortcuts are for what is selected, with all its photos: not for this one alone.
    sections: PHOTO_SECTIONS.map((ids) =>
      ids
        .filter((id) => parts[id].offered())
        .map((id) => ({ label: parts[id].label, icon: ACTION_ICONS[id], run: parts[id].run })),
    ),
  };
}

/** The menu of a list in the sidebar. */
export function listMenu(desk: Desk, list: ListSummary): MenuContent {
  return {
    label: () => words().contextMenu.list(list.name),
    sections: [
      [
        {
          label: () => words().does.showList,
          icon: FileText,
          run: () => desk.query.showList(list.id),
        },
        {
          label: () => words().report.action,
          icon: ACTION_ICONS['export-report'],
          run: () => desk.dialogs.show({ kind: 'report', list: list.id }),
        },
        ...(list.leftOut > 0
          ? [
              {
                label: () => words().leftOut.menu,
                icon: ListX,
                run: () => desk.dialogs.show({ kind: 'left-out', list: list.id }),
              },
            ]
          : []),
        {
          label: () => words().does.copyListName,
          icon: Copy,
          run: () => void desk.ask(desk.bridge.copyText({ text: list.name })),
        },
      ],
      [
        {
          label: () => words().does.removeList,
          icon: Trash,
          run: () => askToRemoveList(desk, list),
        },
      ],
    ],
  };
}
