import type { Words } from '../en';
import { format } from './counting';

export const filters: Words['filters'] = {
  label: '筛选',
  active: '筛选（已启用）',
  bar: '筛选条件',
  template: '模板',
  mode: '模式',
  cause: '原因',
  days: '创建日期',
  any: '不限',
  loading: '正在查找…',
  spans: { today: '今天', week: '最近 7 天', month: '本月' },
  custom: '其他日期…',
  between: (first: string, last: string) => `${first}至${last}`,
  daysTitle: '显示这些日期的任务',
  first: '开始日期',
  last: '结束日期',
  wrongDays: '结束日期早于开始日期。',
  show: '显示',
  remove: (what: string) => `去掉筛选条件：${what}`,
  clear: '全部清除',
  noMatch: '没有任务符合这些筛选条件。',
};

export const sorting: Words['sorting'] = {
  label: (by: string) => `排序方式：${by}`,
  keys: {
    added: '添加顺序',
    name: '姓名',
    status: '状态',
    id: '任务 ID',
    created: '创建时间',
    finished: '完成时间',
    updated: '最近变化',
    template: '模板',
    mode: '模式',
  },
  fields: '列表中的列',
  up: '升序',
  down: '降序',
};

/** Why tasks need attention, and the one action that mends each cause. */
export const attention: Words['attention'] = {
  label: '待处理的内容',
  causes: {
    overdue: '等待过久',
    missing: '未知 ID',
    damaged: '图片损坏',
    failed: '失败，原因不明',
    photo: '照片未保存',
  },
  means: {
    overdue: '大多数照片一两分钟即可完成。Proofsheet 会每十分钟查询一次。',
    missing: 'API 不认识这些 ID。请与您的列表核对。',
    account: 'API 不认识这些 ID。它们可能是用另一个令牌提交的。',
    damaged: '已按服务器发来的内容保存，但无法显示为图片。',
    face: '这些原照中看不到人脸。请换正面、光线充足的原照重新提交。',
    faces: '这些原照中不止一个人。请换只有一个人的原照重新提交。',
    small: '这些原照的像素太少。请用更大的尺寸重新提交同一张。',
    moderated: '服务不接受这些图片。请换其他原照重新提交。',
    refused: 'API 不接受它们当初提交的内容。请重新提交。',
    service: '服务出过问题。重试通常就能解决。',
    balance: '余额已用完。请向服务商充值，然后重试。',
    token: 'API 不允许这个账号获取它们。换一个令牌也许可以。',
    name: '已有其他文件使用这些名称。没有覆盖任何文件。',
    folder: '照片无法写入这个文件夹。',
    download: '照片已经完成，但没能下载下来。',
  },
  fixes: {
    retry: '重试',
    number: '加编号保存',
    token: '更换令牌…',
    folder: '选择文件夹…',
    ids: '复制 ID',
  },
  fixOf: (fix: string, cause: string) => `${fix}：${cause}`,
  copied: (n: number) => `已复制 ${format.number(n)} 个 ID`,
  copiedFirst: (n: number) => `已复制前 ${format.number(n)} 个 ID`,
};
