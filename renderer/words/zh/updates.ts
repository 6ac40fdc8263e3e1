import type { Words } from '../en';

export const updates: Words['updates'] = {
  label: '新版本',
  look: '检查更新…',
  ready: (version: string) => `Proofsheet ${version} 已准备好`,
  readyNote: '退出时会自动安装，也可以现在重新启动并安装。',
  readyLater: '等正在处理的照片都保存好之后再安装。',
  restart: '重新启动并更新',
  notes: '更新内容',
  notesOf: (version: string) => `${version} 的更新内容`,
  none: '您使用的已是最新版本的 Proofsheet。',
  looking: '正在检查新版本…',
  available: (version: string) =>
    `Proofsheet ${version} 已发布。等正在处理的照片都保存好之后开始下载。`,
  downloading: (version: string) => `Proofsheet ${version} 已发布，正在下载。`,
  failed: {
    look: '更新服务器没有响应。Proofsheet 会自动重试。',
    download: '没能下载新版本。Proofsheet 会自动重试。',
    damaged: '下载的新版本已损坏，已被丢弃。Proofsheet 保持不变，并会自动重试。',
  },
  title: '更新',
  automatic: '自动检查更新',
  automaticNote: '每天一次。不会发送关于您或照片的任何内容。',
  now: '新版本',
  never: '启动以来尚未检查。',
  lookNow: '检查更新',
};
