import type { Words } from '../en';
import { format } from './counting';

const ids = (n: number | null): string => {
  if (n === null) return '无法读取';
  return n === 0 ? '没有 ID' : `${format.number(n)} 个 ID`;
};

/** Where the IDs of a table stand. */
export const mapping: Words['mapping'] = {
  idsFrom: 'ID 来自',
  anywhere: '任意位置',
  lastTime: '与上次相同',
  sheet: '工作表',
  sheetChoice: (name: string, count: number | null, hidden: boolean) =>
    hidden ? `${name} · ${ids(count)}，隐藏的工作表` : `${name} · ${ids(count)}`,
  columnChoice: (title: string, example: string) =>
    example === '' ? title : `${title} · ${example}`,
  choose: '选择一列',
  why: {
    'no-ids': '这里没有找到任务 ID。如果有一列是 ID，请选择它。',
    columns: '不止一列可能是任务 ID。请确认选对了列。',
    sheets: '不止一个工作表有 ID。这次添加其中一个；其他工作表请再次添加这个文件。',
  },
  firstRows: '前几行，标出了 ID 所在的列',
  take: (title: string) => `从“${title}”读取 ID`,
  line: '行',
};
