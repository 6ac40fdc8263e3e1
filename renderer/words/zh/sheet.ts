import type { Words } from '../en';
import { format, photos, photosOf, span, tasks } from './counting';

export const status: Words['status'] = {
  all: '全部',
  waiting: '等待中',
  finished: '已完成',
  attention: '需要处理',
  allTasks: '全部任务',
};

export const toolbar: Words['toolbar'] = {
  label: '搜索和筛选',
  search: '搜索姓名、ID、字段',
  clear: '清除搜索',
  found: (n: string) => `找到 ${n} 个`,
  filter: '状态',
  showInspector: '显示详情栏',
  hideInspector: '隐藏详情栏',
};

export const card: Words['card'] = {
  waiting: (ms: number) => `等待中 · ${span(ms)}`,
  overdue: (ms: number) => `等待过久 · ${span(ms)}`,
  brief: {
    waiting: '等待中',
    overdue: '等待过久',
    saving: '保存中…',
    unsaved: '尚未保存',
    saved: '已保存',
    'no-photos': '没有照片',
    missing: '未知 ID',
    failed: '失败',
    'photo-trouble': '未能保存',
    damaged: '图片损坏',
    paused: '已暂停',
    cancelled: '不保存',
  },
  saving: '保存中…',
  unsaved: '尚未保存',
  saved: '已保存',
  missing: '未知 ID',
  damaged: '图片损坏',
  paused: '已暂停',
  cancelled: '不保存',
  someUnsaved: (n: number, of: number) => `${n}/${of} 张未能保存`,
  some: {
    damaged: (n: number, of: number) => `${n}/${of} 张损坏`,
    paused: (n: number, of: number) => `${n}/${of} 张已暂停`,
    cancelled: (n: number, of: number) => `${n}/${of} 张不保存`,
  },
  noPhotos: '已完成，没有照片',
  loading: '正在加载',
};

export const sheet: Words['sheet'] = {
  label: '缩略图',
  zoom: '照片大小',
  zoomed: (n: number, of: number) => `第 ${n} 档，共 ${of} 档`,
  openStack: '展开这个任务的照片（Alt+→）',
  closeStack: '收起这个任务的照片（Alt+←）',
  ofStack: (n: number, of: number) => `${n} / ${of}`,
  selected: (n: number) => `已选择 ${format.number(n)} 个`,
};

/**
 * What can be asked for photos; `done` is said afterwards of so many tasks, or (null) of one photo, and
 * `nothing` where nothing was changed.
 */
export const steps: Words['steps'] = {
  save: { label: '立即保存', done: (n: number | null) => `正在保存${photosOf(n)}` },
  retry: {
    label: '重试',
    done: (n: number | null) => `正在重试${n === null ? '这张照片' : ` ${tasks(n)}`}`,
    came: (n: number) => (n === 0 ? '重试成功：照片均已保存' : `已重试：${tasks(n)}再次失败`),
  },
  pause: { label: '暂停', done: (n: number | null) => `已暂停${photosOf(n)}` },
  release: { label: '继续', done: (n: number | null) => `继续保存${photosOf(n)}` },
  cancel: { label: '不保存', done: (n: number | null) => `不再保存${photosOf(n)}` },
  number: {
    label: '加编号保存',
    done: (n: number | null) => `正在加编号保存${photosOf(n)}`,
  },
  saveAfterAll: '仍要保存',
  nothing: {
    save: '没有更多要保存的照片',
    retry: '没有需要重试的',
    pause: '没有可暂停的照片',
    release: '没有可继续的照片',
    cancel: '没有仍要保存的照片',
    number: '没有需要编号的照片',
  },
  allSaved: (what: string, n: number) =>
    n === 1 ? `${what}：照片均已保存` : `${what}：${tasks(n)}均已保存`,
};

/** Saved photos that are given once more. */
export const copies: Words['copies'] = {
  action: '复制照片到文件夹…',
  done: (n: number, folder: string) => `已将 ${photos(n)}复制到“${folder}”`,
  open: '打开文件夹',
  /** While it goes on. */
  progress: (done: number, of: number) => `正在复制 ${format.number(done)} / ${photos(of)}`,
  progressLabel: '已复制的照片',
  cancel: '取消复制照片',
  cancelled: (n: number, of: number, folder: string) =>
    n === 0
      ? '已取消复制，没有复制任何照片'
      : `已取消复制，${photos(of)}中有 ${format.number(n)} 张已复制到“${folder}”`,
  failed: (n: number, first: string, why: string) =>
    `${n === 1 ? first : `${photos(n)}（${first} 等）`}未能复制：${why}`,
  why: {
    gone: '文件已不在保存的位置。',
    'no-space': '文件夹所在的磁盘空间不足。',
    'read-only': '没有写入该文件夹的权限。',
    'no-folder': '该文件夹已不存在。',
    disk: '磁盘写入出错。',
  },
};

export const actions: Words['actions'] = {
  reveal: '在文件夹中显示',
  copyPhoto: '复制照片',
  remove: '移除',
  clear: '取消选择',
  removed: (n: number) => `已移除 ${tasks(n)}，已保存的文件仍在原处`,
  photoCopied: '照片已复制',
  copyId: '复制 ID',
  copyTrace: '复制追踪 ID',
  copyAnswer: '复制返回内容',
  copyValue: '复制完整的值',
};
