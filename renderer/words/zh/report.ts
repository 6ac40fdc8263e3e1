import type { Words } from '../en';
import { format, tasks } from './counting';

export const report: Words['report'] = {
  action: '导出报告…',
  attentionAction: '把需要处理的任务导出为列表…',
  title: '导出报告',
  format: '格式',
  formats: {
    csv: { name: '表格', hint: 'CSV，用于电子表格' },
    html: { name: '网页', hint: 'HTML，便于打印或发送' },
    json: { name: '数据', hint: 'JSON，用于程序' },
  },
  which: '任务',
  shown: '当前显示的任务',
  all: '全部任务',
  undelivered: (name: string) => `${name}：尚未交付`,
  lines: (n: number) => `另含 ${format.number(n)} 行没有可用 ID 的内容。`,
  counted: (name: string, n: number) => `${name}（${format.number(n)}）`,
  holds: {
    csv: '每个任务一行：列表中的各列、结果和原因、文件和时间；ID、代码和路径排在最后。',
    html: '先是汇总，再是有问题的任务及原因，然后是已交付照片的缩略图。可用任何纸张打印。',
    json: '完整而准确的全部内容：原样的错误代码和信息、协调世界时、每张照片的信息。',
  },
  save: '保存…',
  saving: '正在保存…',
  progress: (done: number, of: number) =>
    of === 0 ? '正在写入报告…' : `正在导出报告：${format.number(done)} / ${tasks(of)}`,
  progressLabel: '已写入的任务',
  cancel: '取消报告',
  cancelled: '已取消报告，没有留下任何文件',
  savedTitle: '报告已保存',
  saved: (n: number, leftOut: number, file: string) =>
    leftOut === 0
      ? `${tasks(n)}，保存在 ${file}`
      : `${tasks(n)}和 ${format.number(leftOut)} 行没有可用 ID 的内容，保存在 ${file}`,
  savedAs: (n: number, file: string) => `报告已保存：${tasks(n)}，保存在 ${file}`,
  reveal: '在文件夹中显示',
  done: '完成',
  listSaved: (n: number, file: string) =>
    `${tasks(n)}，保存在 ${file}。把它再拖进来，即可继续处理。`,
};
