import type { HistoryStep } from '../../../contract/history';
import type { Words } from '../en';
import { photosOf, tasks } from './counting';

/** What the operator did. */
function doing({ kind, count, name }: HistoryStep): string {
  switch (kind) {
    case 'import':
      return count ? `添加 ${tasks(count)}` : '添加列表';
    case 'remove':
      return `移除 ${tasks(count ?? 0)}`;
    case 'remove-list':
      return name === null ? '移除列表' : `移除“${name}”`;
    case 'pause-photos':
      return `暂停${photosOf(count)}`;
    case 'cancel-photos':
      return `不保存${photosOf(count)}`;
    case 'release':
      return `继续保存${photosOf(count)}`;
    case 'retry':
      return count === null ? '重试这张照片' : `重试 ${tasks(count)}`;
    case 'number':
      return `加编号保存${photosOf(count)}`;
    case 'save':
      return `保存${photosOf(count)}`;
    case 'left-out':
      return '停止提醒略过的行';
    case 'settings':
      return '更改设置';
    case 'pause':
      return '暂停全部查询和下载';
    case 'resume':
      return '继续查询和下载';
  }
}

function isBack({ kind, count, name }: HistoryStep): string | null {
  if (kind === 'remove') return `已恢复 ${tasks(count ?? 0)}`;
  if (kind !== 'remove-list') return null;
  return name === null ? '已恢复列表' : `已恢复“${name}”`;
}

export const history: Words['history'] = {
  undo: '撤销',
  redo: '重做',
  undoStep: (step: HistoryStep) => `撤销：${doing(step)}`,
  redoStep: (step: HistoryStep) => `重做：${doing(step)}`,
  undone: (step: HistoryStep, left: number) => {
    const said = isBack(step) ?? `已撤销：${doing(step)}`;
    return left > 0 ? `${said}。其间有 ${tasks(left)}发生了变化，保持现状。` : said;
  },
  redone: (step: HistoryStep) => `已重做：${doing(step)}`,
  gone: '已经无法撤销',
};
