import type { Words } from '../en';
import { tasks } from './counting';

export const accounts: Words['accounts'] = {
  title: '账号',
  note: '每个账号在钥匙串中有自己的令牌，任务也各自独立。',
  sandbox: '沙盒',
  unnamed: (n: string) => `账号 ${n}`,
  inUse: '使用中',
  use: '切换',
  useNamed: (name: string) => `切换到“${name}”`,
  switchFrom: (name: string) => `当前账号：${name}。切换到其他账号`,
  more: (name: string) => `“${name}”的更多操作`,
  withToken: (count: number) => `令牌在钥匙串中 · ${tasks(count)}`,
  withoutToken: (count: number) => `没有令牌 · ${tasks(count)}`,
  add: '添加账号…',
  addNote: '用于另一个令牌。它的任务与其他账号的任务互不相干。',
  addTitle: '添加账号',
  name: '名称',
  namePlaceholder: '例如影楼或学校的名字',
  rename: '重命名…',
  renameTitle: '重命名账号',
  renameConfirm: '重命名',
  forget: '移除账号…',
  forgetTitle: (name: string) => `移除“${name}”？`,
  forgetBody: (count: number) =>
    `它的令牌会从钥匙串中删除，Proofsheet 不再保留它的列表和 ${tasks(count)}。已保存的照片留在原处。此操作无法撤销。`,
  forgetConfirm: '移除账号',
  sandboxLabel: '没有令牌也能练习',
  useSandbox: '使用沙盒',
};
