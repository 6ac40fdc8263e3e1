import type { Desk } from '../../state/desk';
import { openLeftOut } from '../../state/left-out';
import { words } from '../../words';
import type { Parts } from '../actions/action';
import { wholeQuery } from './report-scope';

/** What can be written down about the tasks. */
export function reportActions(
  desk: Desk,
): Parts<'export-report' | 'cancel-report' | 'export-attention' | 'show-left-out'> {
  return {
    'export-report': {
      label: () => words().report.action,
      // Lines that were left out are told of in a report, also where there is nothing else.
      offered: () => desk.app.counts.all > 0 || openLeftOut(desk.app, null).lines > 0,
      run: () => desk.dialogs.show({ kind: 'report' }),
    },
    'cancel-report': {
      label: () => words().report.cancel,
      offered: () => desk.app.reporting !== null,
      run: () => void desk.ask(desk.bridge.cancelReport(null)),
    },
    'export-attention': {
      label: () => words().report.attentionAction,
      offered: () => desk.app.counts.attention > 0,
      run: () => void exportAttention(desk),
    },
    'show-left-out': {
      label: () => words().leftOut.menu,
      offered: () => openLeftOut(desk.app, null).lines > 0,
      run: () => desk.dialogs.show({ kind: 'left-out', list: null }),
    },
  };
}

/** Of the list on show, where something of it needs attention, else of all. */
async function exportAttention(desk: Desk): Promise<void> {
  const { list } = desk.query.current();
  const some = desk.app.lists.some(({ id, attention }) => id === list && attention > 0);
  const query = { ...wholeQuery(some ? list : null), status: 'attention' } as const;
  const saved = await desk.ask(desk.bridge.exportReport({ format: 'list', query }));
  if (saved === 'cancelled') desk.messages.say(() => words().report.cancelled);
  else if (saved) desk.messages.say(() => words().report.listSaved(saved.tasks, saved.file));
}
