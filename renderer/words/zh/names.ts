import type { TemplateProblem, TemplateTrouble } from '../../../contract/template-problem';
import type { Words } from '../en';
import { format, photos } from './counting';

const PROBLEMS: Record<TemplateTrouble, (part: string) => string> = {
  unclosed: () => '这个 { 后面没有 }，因此原样保留。',
  backslash: () => '\\ 会变成 -。文件夹之间请用 /。',
  nothing: () => '{ 和 } 之间没有内容。',
  unknown: (part) => `没有“${part}”这一列，{${part}} 会留空。`,
  'no-date': (part) => `{${part}} 显示不出日期。请写成 {date:YYYY-MM-DD}。`,
  empty: () => '没有填写文件名：照片会以任务 ID 命名。',
  'first-slash': () => '开头的 / 不起作用：路径从所选文件夹开始。',
  'last-slash': () => '最后的 / 后面没有内容：照片会以任务 ID 命名。',
  dots: () => '只含点的文件夹会略去：照片绝不会离开所选文件夹。',
  extension: (part) => `请去掉 ${part}：扩展名会自动加上。`,
  'too-deep': (part) => `最多只建 ${part} 层文件夹。`,
};

export const names: Words['names'] = {
  label: '照片的保存位置',
  template: '文件名',
  hint: '斜杠表示文件夹。一个任务有多张照片时，会加上 -1、-2…',
  insert: '插入到文件名',
  insertToken: (token: string) => `插入 ${token}`,
  tokens: {
    name: '姓名',
    id: 'ID',
    n: '序号',
    list: '列表',
    template: '模板',
    mode: '模式',
    'date:YYYY-MM-DD': '日期',
  },
  atLeast: (n: number) => `至少 ${photos(n)}`,
  nothing: '没有待保存的照片，以下为示例',
  nothingInList: '这个列表没有待保存的照片',
  alreadySaved: (n: number, at: string) =>
    n === 1 ? `1 张照片已保存在 ${at}` : `${photos(n)}已保存，第一张在 ${at}`,
  free: '名称均可用',
  collisions: (n: number, first: string | null) => {
    const told = `${format.number(n)} 张与其他照片重名`;
    if (first === null) return told;
    return n === 1 ? `${told}（${first}）` : `${told}（第一个是 ${first}）`;
  },
  taken: (n: number) => `${format.number(n)} 个名称已被文件夹中的文件占用`,
  outcome: {
    number: (_n: number) => '会加上编号',
    'skip-identical': (_n: number) => '会加上编号，内容完全相同的除外',
    ask: () => '届时会询问您',
  },
  problem: ({ code, part }: TemplateProblem) => PROBLEMS[code](part),
  and: '，',
  clash: (clashes: string, outcome: string) => `${clashes}：${outcome}`,
  partial: '照片太多，未能全部检查',
};
