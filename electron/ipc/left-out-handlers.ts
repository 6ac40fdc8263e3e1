import { basename } from 'node:path';
import { MAX_COPIED_TEXT } from '../../contract/ipc';
import { openLines } from '../../contract/left-out';
import { separatorOf } from '../report/cells';
import { refusedWords } from '../report/export-report';
import { leftOutCsv, leftOutText } from '../report/left-out-table';
import { writeWhole } from '../report/write-whole';
import type { LeftOutOfList } from '../tracking/left-out';
import { shellWords } from '../words';
import type { DesktopPorts } from './handlers';
import { Refusal } from './refusal';
import type { Handlers } from './register';
import { reportName } from './report-handlers';

type LeftOutCalls = 'leftOut' | 'copyLeftOut' | 'saveLeftOut' | 'settleLeftOut';

/** What is done with lines that were left out of lists. `account` throws where none is in use. */
export function leftOutHandlers(
  ports: DesktopPorts,
  account: () => number,
): Pick<Handlers, LeftOutCalls> {
  const { engine } = ports;
  const { store } = engine;

  /** Of this list, or (null) of all whose lines need attention. */
  async function listsOf(asked: number, list: number | null): Promise<LeftOutOfList[]> {
    const { lists } = await store.overview(asked, ports.now());
    const wanted = lists.filter((one) => (list === null ? openLines([one]) > 0 : one.id === list));
    const found: LeftOutOfList[] = [];
    for (const { id } of wanted) {
      const one = await store.leftOut(asked, id);
      if (one) found.push(one);
    }
    return found;
  }

  return {
    async leftOut({ list }) {
      const found = await store.leftOut(account(), list);
      if (!found) return null;
      const { columns: _, lines, ...rest } = found;
      return {
        ...rest,
        lines: lines.map(({ line, text, reason, name }) => ({ line, text, reason, name })),
      };
    },
    async copyLeftOut({ list }) {
      const lists = await listsOf(account(), list);
      let text = leftOutText(lists, shellWords().report);
      while (text.length > MAX_COPIED_TEXT && lists.length > 1) {
        lists.pop();
        text = leftOutText(lists, shellWords().report);
      }
      const lines = count(lists);
      if (lines > 0) await ports.copyText(text);
      return lines;
    },
    async saveLeftOut({ list }) {
      const lists = await listsOf(account(), list);
      const { all, leftOutList, saveList, formats } = shellWords().report;
      const [first, ...others] = lists;
      if (!first) return null;
      const path = await ports.report.askForPlace({
        title: saveList,
        kind: formats.list,
        name: reportName(others.length === 0 ? first.name : all, leftOutList, ports.now()),
        extension: 'csv',
      });
      if (path === null) return null;
      const separator = separatorOf(ports.report.locale());
      await replace(path, leftOutCsv(lists, shellWords().report, separator));
      return { file: basename(path), lines: count(lists) };
    },
    async settleLeftOut({ list }) {
      const step = await store.settleLeftOut(account(), list, ports.now());
      engine.wake();
      return { step };
    },
  };
}

function count(lists: readonly LeftOutOfList[]): number {
  return lists.reduce((sum, { lines }) => sum + lines.length, 0);
}

/** Writes a file whole or not at all. */
async function replace(path: string, text: string): Promise<void> {
  try {
    await writeWhole(path, (file) => file.writeFile(text));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Refusal('report', refusedWords(code, shellWords().report));
  }
}
