import { REJECTED_ZH } from '../../../contract/list';
import type { ListTrouble, RejectReason } from '../../../contract/list';
import type { Words } from '../en';
import { format, tasks } from './counting';

export const empty: Words['empty'] = {
  title: '把任务 ID 列表拖到这里',
  body: '最好是 ID 旁边带有姓名的电子表格。保存下来的 API 返回内容和纯文本也可以。',
  formats: 'txt · csv · tsv · json · jsonl · xlsx',
  open: '打开列表…',
  paste: (keys: string) => `或按 ${keys} 粘贴`,
  noMatch: '没有相符的任务',
  noMatchSearch: (search: string) => `这里没有任务的姓名、ID、列表、字段或错误中包含“${search}”。`,
  noMatchFilter: {
    all: '这个列表中没有任务。',
    waiting: '没有等待中的任务。这里的任务都有了结果。',
    finished: '这里还没有任务完成。',
    attention: '没有需要您处理的任务。',
  },
  onlyLeftOut: '没有需要您处理的任务，请处理上方的行。',
  clearSearch: '清除搜索',
  showAll: '显示全部任务',
};

export const drop: Words['drop'] = {
  title: '松开即可添加',
  body: '您确认之前，不会添加任何内容。',
};

const TROUBLES: Record<ListTrouble, string> = {
  empty: '这个列表里没有带 ID 的行。请选择其他文件，或粘贴 ID。',
  'too-large': '这个列表太大，无法安全读取。请删去用不到的列，或拆成几个较小的文件分别添加。',
  'too-many': '这个列表超过一百万行。请拆成几个较小的文件分别添加。',
  'not-text':
    '这个文件里没有可读的文字。请使用 .txt、.csv、.tsv、.json、.jsonl 或 .xlsx 格式的列表。',
  'bad-json': '这个 JSON 不完整或有错误。请从来源处重新保存，或以纯文本添加 ID。',
  'old-excel':
    '这是旧版 Excel 文件（.xls），或带有密码。请打开它，去掉密码，另存为 .xlsx 或 .csv。',
  'bad-xlsx':
    '这个文件已损坏，或不是 Excel 工作簿。请用电子表格程序打开它，重新存为 .xlsx 或 .csv。',
  'no-such-sheet': '文件中没有这个工作表了。请重新添加这个文件。',
  'no-such-column': '列表中没有这一列了。请重新添加这个文件。',
  folder: '这是一个文件夹。请把列表文件本身拖进来。',
  gone: '这个文件已经不在了。是否被移动或改名？',
  'no-permission': '您没有读取这个文件的权限。请检查它的权限设置。',
  unreadable: '无法读取这个文件。请把它复制到这台电脑上，再试一次。',
  'preview-gone': '这份预览已经关闭。请重新添加列表。',
};

/** The English sentence may name the line where JSON breaks. */
function troubleSentence(code: ListTrouble, message: string): string {
  const line = code === 'bad-json' ? /in line (\d+)/.exec(message)?.[1] : undefined;
  return line === undefined ? TROUBLES[code] : `第 ${line} 行：${TROUBLES[code]}`;
}

export const importing: Words['import'] = {
  reading: '正在读取…',
  title: (name: string) => `添加“${name}”`,
  step: (n: number, of: number) => `${format.number(n)} / ${format.number(of)}`,
  fresh: '新增',
  tracked: '已在跟踪',
  repeated: '重复',
  rejected: '略过',
  rejectedCaption: '略过的行',
  line: (n: number) => `第 ${format.number(n)} 行`,
  reason: (reason: RejectReason) => REJECTED_ZH[reason],
  repeatedCaption: '重复的行',
  repeats: (first: number) => `与第 ${format.number(first)} 行重复`,
  more: (n: number) => `还有 ${format.number(n)} 行`,
  blank: '（空白）',
  namesFrom: '姓名来自',
  noName: '不用列，使用 ID',
  columns: '读取的内容',
  goTo: (folder: string) => `照片保存到 ${folder}`,
  changeNames: '更改…',
  promise: '您确认之前，不会添加任何内容。',
  add: (n: number) => `添加 ${tasks(n)}`,
  addList: '添加列表',
  skip: '跳过',
  nothingNew: '这个列表的任务都已在跟踪；添加后可以把它们放在一起查看。',
  nothing: '这里面没有任务 ID，因此没有可添加的内容。',
  noneUsable: '这个列表的所有行都没有可用的任务 ID。请在电子表格中补全或更正 ID，再重新添加。',
  keep: (n: number) => `保留这 ${format.number(n)} 行（略过）`,
  keepNote: '保留的行会一直列在“需要处理”中，直到您选择不再提醒。',
  trouble: (code: ListTrouble, message: string) => troubleSentence(code, message),
  unreadable: (name: string) => `无法读取“${name}”`,
  next: '下一个',
  added: (n: number, list: string) => (n === 0 ? `已添加“${list}”` : `已添加 ${tasks(n)}`),
};

export const sidebar: Words['sidebar'] = {
  label: '任务和列表',
  tasks: '任务',
  countsAll: '全部任务中的数量，与搜索无关',
  lists: '列表',
  add: '打开列表…',
  settings: '设置',
  sandbox: '沙盒',
  removeList: (name: string) => `移除“${name}”`,
  show: '显示边栏',
  hide: '隐藏边栏',
};

export const remove: Words['remove'] = {
  title: (n: number) => `移除 ${tasks(n)}？`,
  body: 'Proofsheet 不再跟踪它们，也不再保留它们的结果。已保存的照片留在文件夹中。撤销可以找回这些任务。',
  confirm: '移除',
  listTitle: (name: string) => `移除列表“${name}”？`,
  listBody: '不在其他列表中的任务会一并移除。已保存的照片留在文件夹中。撤销可以全部找回。',
  listConfirm: '移除列表',
  listRemoved: (name: string) => `已移除“${name}”，已保存的文件仍在原处`,
};

export const leftOut: Words['leftOut'] = {
  count: (n: number) => `${format.number(n)} 行没有可用的 ID`,
  title: '略过的行',
  cause: '略过的行',
  body: '这些行里没有可用的任务 ID，因此不会有照片。请在电子表格中补全或更正 ID，再重新添加这些行。',
  means: '这些行不会有照片。请保存它们，补全或更正 ID，再重新添加。',
  done: '不再就这些行提醒您。',
  sheet: (list: string, sheet: string) => `${list} · ${sheet}`,
  of: (list: string) => `“${list}”中略过的行`,
  showMore: (n: number) => `再显示 ${format.number(n)} 行`,
  uncounted: (n: number) => `另有 ${format.number(n)} 行：只保留了行数`,
  copy: '复制',
  save: '存为 CSV…',
  saveLines: '保存这些行…',
  settle: '不再提醒',
  fixOf: (fix: string) => `${fix}：略过的行`,
  copied: (n: number) => `已复制 ${format.number(n)} 行`,
  saved: (n: number, file: string) => `已将 ${format.number(n)} 行存入 ${file}`,
  settled: '不再就略过的行提醒您',
  menu: '略过的行…',
};
