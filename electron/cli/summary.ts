import { basename } from 'node:path';
import stringWidth from 'string-width';
import { type FetchReport, photoTrouble } from './fetch-report';
import { count, printable } from './words';

/** Rows of the table beyond which only the tasks that need attention are listed. */
const MAX_ROWS = 200;

/** What `fetch` prints without `--json`: a line a list, a table of tasks, and the sum. */
export function summaryTable(report: FetchReport, out: string): string {
  const all = report.tasks.map(rowOf);
  const rows = all.length <= MAX_ROWS ? all : all.filter((row) => row.attention);
  const shown = rows.map((row) => [row.name, row.status, row.note]);
  const table = rows.length > 0 ? columns([['NAME', 'STATUS', 'PHOTOS'], ...shown]) : [];
  const hidden = all.length - rows.length;
  const lists = report.lists.map((list) => {
    const repeated = list.duplicates > 0 ? ` (${list.duplicates} repeated)` : '';
    const leftOut = list.rejectedTotal > 0 ? `, ${count(list.rejectedTotal, 'line')} left out` : '';
    return `${printable(list.file)}: ${count(list.entries, 'ID')}${repeated}${leftOut}`;
  });
  const { counts } = report;
  const sum = [
    `${counts.finished} finished`,
    ...(counts.waiting > 0 ? [`${counts.waiting} waiting`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.missing > 0 ? [`${counts.missing} missing`] : []),
    `${count(counts.photosSaved, 'photo')} saved to ${out}`,
    ...(report.photosQueued > 0 ? [`${report.photosQueued} to come`] : []),
    ...(report.photosHeld > 0 ? [`${report.photosHeld} paused or cancelled`] : []),
    ...(counts.photosFailed > 0 ? [`${counts.photosFailed} not saved`] : []),
    ...(report.photosDamaged > 0 ? [`${report.photosDamaged} damaged`] : []),
  ].join(' · ');
  return [
    ...table,
    ...(hidden > 0 ? [`and ${count(hidden, 'task')} more that need no attention`] : []),
    '',
    ...lists,
    sum,
    '',
  ].join('\n');
}

interface Row {
  name: string;
  status: string;
  note: string;
  attention: boolean;
}

function rowOf(task: FetchReport['tasks'][number]): Row {
  const { photos } = task;
  const failed = photos.find((photo) => photo.status === 'failed' || photo.damaged);
  const trouble = failed && photoTrouble(failed)?.message;
  const files = photos.flatMap((photo) => (photo.path ? [basename(photo.path)] : []));
  const held = photos.filter(({ status }) => status === 'paused' || status === 'cancelled').length;
  const toCome = photos.length - files.length - held;
  const note =
    (failed?.path ? `${basename(failed.path)}: ${trouble}` : trouble) ??
    task.error?.message ??
    (task.status === 'missing'
      ? 'the service does not know this ID'
      : [
          ...files,
          ...(toCome > 0 ? [`${toCome} to come`] : []),
          ...(held > 0 ? [`${held} paused or cancelled`] : []),
        ].join(', '));
  return {
    name: printable(task.name ?? task.id),
    status: task.status,
    note: printable(note),
    attention: task.status === 'failed' || task.status === 'missing' || failed !== undefined,
  };
}

/** Cells side by side, by their width on a terminal: Chinese characters take two columns. */
function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, place) =>
    Math.max(...rows.map((row) => stringWidth(row[place] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, place) => cell + ' '.repeat((widths[place] ?? 0) - stringWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}
