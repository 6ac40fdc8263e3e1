import type { Words } from '../en';
import { format } from './counting';

export const answer: Words['answer'] = {
  search: '在返回内容中搜索',
  found: (n: number, of: number, more: boolean) =>
    more
      ? `${format.number(n)} / ${format.number(of)} 以上`
      : `${format.number(n)} / ${format.number(of)}`,
  notFound: '未找到',
  previous: '上一处',
  next: '下一处',
};

export const curl: Words['curl'] = {
  title: '以 curl 命令查询',
  copy: '复制 curl 命令',
  hint: {
    posix: (variable: string) =>
      `在终端中向服务作同样的查询。命令中没有您的令牌，请先把令牌存入变量 ${variable}。`,
    powershell: (variable: string) =>
      `在 PowerShell 中向服务作同样的查询。命令中没有您的令牌，请先把令牌存入变量 ${variable}。`,
  },
};
