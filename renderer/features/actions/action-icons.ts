import ArrowDownToLine from 'lucide-solid/icons/arrow-down-to-line';
import ArrowUpDown from 'lucide-solid/icons/arrow-up-down';
import ClipboardPaste from 'lucide-solid/icons/clipboard-paste';
import Command from 'lucide-solid/icons/command';
import Copy from 'lucide-solid/icons/copy';
import Eye from 'lucide-solid/icons/eye';
import FileOutput from 'lucide-solid/icons/file-output';
import FolderInput from 'lucide-solid/icons/folder-input';
import FolderOpen from 'lucide-solid/icons/folder-open';
import FolderOutput from 'lucide-solid/icons/folder-output';
import Hash from 'lucide-solid/icons/hash';
import Image from 'lucide-solid/icons/image';
import Keyboard from 'lucide-solid/icons/keyboard';
import KeyRound from 'lucide-solid/icons/key-round';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import List from 'lucide-solid/icons/list';
import ListTodo from 'lucide-solid/icons/list-todo';
import ListX from 'lucide-solid/icons/list-x';
import PanelLeft from 'lucide-solid/icons/panel-left';
import PanelRight from 'lucide-solid/icons/panel-right';
import Pause from 'lucide-solid/icons/pause';
import Redo2 from 'lucide-solid/icons/redo-2';
import Undo2 from 'lucide-solid/icons/undo-2';
import Play from 'lucide-solid/icons/play';
import Plus from 'lucide-solid/icons/plus';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import Search from 'lucide-solid/icons/search';
import Settings from 'lucide-solid/icons/settings';
import SquareDashedMousePointer from 'lucide-solid/icons/square-dashed-mouse-pointer';
import SquareTerminal from 'lucide-solid/icons/square-terminal';
import SunMoon from 'lucide-solid/icons/sun-moon';
import Trash from 'lucide-solid/icons/trash';
import X from 'lucide-solid/icons/x';
import ZoomIn from 'lucide-solid/icons/zoom-in';
import ZoomOut from 'lucide-solid/icons/zoom-out';
import type { ActionId } from '../../../contract/actions';
import type { IconShape } from '../../ui/icon';
import { STEP_ICONS } from '../selection/step-face';
import { STATUS_ICONS } from '../sidebar/status-icons';

/** The icon of every action, apart from what the actions do: icons need a page to be in. */
export const ACTION_ICONS: { [K in ActionId]: IconShape } = {
  'photo-number': STEP_ICONS.number,
  'photo-save': STEP_ICONS.save,
  'photo-release': STEP_ICONS.release,
  'photo-retry': STEP_ICONS.retry,
  'photo-pause': STEP_ICONS.pause,
  'photo-cancel': STEP_ICONS.cancel,
  look: Eye,
  reveal: FolderOpen,
  'copy-photo': Image,
  'copy-to-folder': FolderInput,
  'cancel-copies': X,
  'copy-id': Copy,
  'copy-trace': Hash,
  'copy-curl': SquareTerminal,
  remove: Trash,
  'select-all': SquareDashedMousePointer,
  'clear-selection': X,
  open: Plus,
  'paste-list': ClipboardPaste,
  'export-report': FileOutput,
  'cancel-report': X,
  'export-attention': ListTodo,
  'show-left-out': ListX,
  'check-now': RefreshCw,
  'pause-checks': Pause,
  'resume-checks': Play,
  find: Search,
  'show-all': STATUS_ICONS.all,
  'show-waiting': STATUS_ICONS.waiting,
  'show-finished': STATUS_ICONS.finished,
  'show-attention': STATUS_ICONS.attention,
  'sort-added': ArrowUpDown,
  'sort-name': ArrowUpDown,
  'sort-status': ArrowUpDown,
  'sort-updated': ArrowUpDown,
  'view-sheet': LayoutGrid,
  'view-table': List,
  'zoom-in': ZoomIn,
  'zoom-out': ZoomOut,
  sidebar: PanelLeft,
  inspector: PanelRight,
  'theme-system': SunMoon,
  'theme-light': SunMoon,
  'theme-dark': SunMoon,
  undo: Undo2,
  redo: Redo2,
  settings: Settings,
  'choose-folder': FolderOutput,
  token: KeyRound,
  palette: Command,
  shortcuts: Keyboard,
  updates: ArrowDownToLine,
};
