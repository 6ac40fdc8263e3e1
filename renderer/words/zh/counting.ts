import { formatsFor, spanOf } from '../format';

export const format = formatsFor('zh-CN');

export const tasks = (n: number): string => `${format.number(n)} 个任务`;
export const photos = (n: number): string => `${format.number(n)} 张照片`;

const UNITS = { s: '秒', min: '分钟', h: '小时', d: '天' } as const;

export function span(ms: number): string {
  const { unit, n } = spanOf(ms);
  return `${format.number(n)} ${UNITS[unit]}`;
}

/** null = one photo. */
export function photosOf(taskCount: number | null): string {
  return taskCount === null ? '这张照片' : ` ${tasks(taskCount)}的照片`;
}
