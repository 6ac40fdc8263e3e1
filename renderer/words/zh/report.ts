import type { Words } from '../en';
import { format, tasks } from './counting';

export const report: Words['report'] = {
  action: '导出报告…',
  attentionAction: '把待处理的任务导出为列表…',
  title: '导出报告',
  format: '格式',
  formats: {
    csv: { name: '表格', hint: 'CSV，用于电子表格' },
    html: { name: '网页', hint: 'HTML，便于阅读和打印' },
    json: { name: '数据', hint: 'JSON，用于程序' },
  },
  which: '任务',
  shown: '当前显示的任务',
  all: '全部任务',
  counted: (name: string, n: number) => `${name}（${format.number(n)}）`,
  holds: {
    csv: '每个任务一行：姓名、ID、列表及其各列、状态和原因、追踪 ID、时间、文件及其 SHA-256。',
    html: '先是总数，再是待处理的任务，然后是其余任务，各附文件。可用 A4 纸打印。',
    json: '表格中的全部内容，以及返回的错误代码和每张照片的信息。',
  },
  save: '保存…',
  saving: '正在保存…',
  savedTitle: '报告已保存',
  saved: (n: number, file: string) => `${tasks(n)}，保存在 ${file}`,
  reveal: '在文件夹中显示',
  done: '完成',
  listSaved: (n: number, file: string) =>
    `${tasks(n)}，保存在 ${file}。把它再拖进来，即可继续处理。`,
};
