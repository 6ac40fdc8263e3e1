import { basename } from 'node:path';
import type { WholePhoto } from '../../contract/photo';
import type { ReportFormat } from '../../contract/report';
import type { RowQuery } from '../../contract/view';
import { safeSegment } from '../downloads/names/safe-segment';
import type { Engine } from '../engine';
import { separatorOf } from '../report/cells';
import { exportReport, refusedWords } from '../report/export-report';
import { shellWords } from '../words';
import type { DesktopPorts } from './handlers';
import { Refusal } from './refusal';
import type { Handlers } from './register';

/** What the operator is asked before a report is written. `name`: without its extension. */
export interface WantedReport {
  title: string;
  kind: string;
  name: string;
  extension: string;
}

export interface ReportPorts {
  /** Shows the system's dialog; an absolute path, or null when it was cancelled. */
  askForPlace(wanted: WantedReport): Promise<string | null>;
  /** The system's own locale, which spreadsheets go by: `de-DE`; empty where it is not known. */
  locale(): string;
}

const EXTENSIONS: { [K in ReportFormat]: string } = {
  csv: 'csv',
  json: 'json',
  html: 'html',
  list: 'csv',
};
/** Of the part of a file's name that a list gives it, in bytes. */
const MAX_NAME = 150;

/** Reports on what is tracked. `account` throws where none is in use. */
export function reportHandlers(
  ports: DesktopPorts,
  account: () => number,
): Pick<Handlers, 'exportReport' | 'cancelReport' | 'revealReport'> {
  const { store } = ports.engine;
  /** The window may show this one, and names none itself. */
  let last: string | null = null;

  async function subjectOf(asked: number, query: RowQuery): Promise<string> {
    if (query.list === null) return shellWords().report.all;
    const { lists } = await store.overview(asked, ports.now());
    return lists.find(({ id }) => id === query.list)?.name ?? shellWords().report.all;
  }

  return {
    async exportReport({ format, query, undelivered = false }) {
      const asked = account();
      const subject = await subjectOf(asked, query);
      const { attentionList, report: whole, undelivered: rest } = shellWords().report;
      const kind = format === 'list' ? attentionList : undelivered ? rest : whole;
      const path = await ports.report.askForPlace({
        title: format === 'list' ? shellWords().report.saveList : shellWords().report.save,
        kind: shellWords().report.formats[format],
        name: reportName(subject, kind, ports.now()),
        extension: EXTENSIONS[format],
      });
      if (path === null) return null;
      const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions();
      const separator = separatorOf(ports.report.locale());
      const wish = { format, query, undelivered, subject, path, at: ports.now(), zone, separator };
      const picture = (photo: WholePhoto) => smallPicture(ports.engine, photo);
      const written = await ports.reporting.run(0, (signal, tell) =>
        exportReport(store, asked, wish, shellWords().report, picture, { signal, tell }),
      );
      if (!written) return 'cancelled';
      if (!written.ok) throw new Refusal('report', refusedWords(written.code, shellWords().report));
      last = path;
      return { file: basename(path), tasks: written.tasks };
    },
    async cancelReport() {
      await ports.reporting.cancel();
      return null;
    },
    async revealReport() {
      if (last !== null) ports.reveal(last);
      return null;
    },
  };
}

/** The thumbnail of a saved photo, made by the process that saves photos if need be; null = there is none. */
async function smallPicture(
  engine: Pick<Engine, 'thumbnail'>,
  photo: WholePhoto,
): Promise<Buffer | null> {
  // A page without this picture is still the report that was asked for.
  const thumbnail = await engine.thumbnail(photo).catch(() => null);
  return thumbnail?.bytes ?? null;
}

/** A name for a file about a list, without what may not stand in one: "march lines left out 2026-03-14". */
export function reportName(subject: string, kind: string, at: number): string {
  const base = safeSegment(subject.replace(/\.\w{1,6}$/u, ''), MAX_NAME) || shellWords().report.all;
  return `${base} ${kind} ${dayOf(at)}`;
}

/** The operator's own day, as file names sort it: `2026-03-14`. */
function dayOf(at: number): string {
  const day = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
