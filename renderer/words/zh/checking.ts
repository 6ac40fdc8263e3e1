import type { Words } from '../en';
import { format, photos, span, tasks } from './counting';

export const statusBar: Words['statusBar'] = {
  label: '状态',
  result: {
    saved: (n: number) => `已保存 ${photos(n)}`,
    savedOf: (n: number, finished: number) =>
      `已保存 ${photos(n)}，来自 ${format.number(finished)} 个已完成的任务`,
    notSaved: (n: number) => `${format.number(n)} 张未能保存`,
    paused: (n: number) => `${format.number(n)} 张已暂停`,
    failed: (n: number) => `${format.number(n)} 个失败`,
    missing: (n: number) => `${format.number(n)} 个 ID 未知`,
  },
  noTasks: '还没有任务',
  waiting: (n: number) => `${format.number(n)} 个等待中`,
  nextCheck: (ms: number) => (ms < 1000 ? '正在查询…' : `${span(ms)}后查询`),
  adding: (n: number, of: number) => `正在添加列表：${format.number(n)} / ${format.number(of)}…`,
  asking: (n: number) => `正在查询 ${tasks(n)}…`,
  paused: '已暂停',
  thenAgain: (trouble: string, ms: number) =>
    `${trouble}，${ms < 1000 ? '正在重试…' : `${span(ms)}后重试`}`,
  rateLimited: '请求过于频繁，已放慢',
  capped: '服务要求等待更久，这里最多等一小时',
  serverTrouble: '服务暂时有问题',
  offline: {
    network: '没有网络，恢复后会自动继续',
    proxy: '当前网络的代理拦截了连接，恢复后会自动继续',
    'sign-in': '当前网络需要先登录，登录后会自动继续',
    certificate: '无法确认服务的身份，因此没有发送任何内容；恢复后会自动继续',
  },
  stopped: {
    'no-token': (n: number) => `没有令牌，${tasks(n)}已暂停`,
    token: (n: number) => `令牌被拒绝，${tasks(n)}已暂停`,
    'used-up': (n: number) => `余额用完，${tasks(n)}已暂停`,
    disabled: (n: number) => `账号被停用，${tasks(n)}已暂停`,
    'no-api': (n: number) => `找不到服务，${tasks(n)}已暂停`,
  },
  pausedFor: (why: string, n: number) => `${why}，${tasks(n)}已暂停`,
  enterToken: '输入令牌…',
  replaceToken: '更换令牌…',
  tryAgain: '重试',
  pause: '暂停',
  resume: '继续',
  checkNow: '立即查询',
  downloading: (n: number, rate: string) => `${photos(n)} · ${rate}/秒`,
  queued: (n: number) => `${photos(n)}待保存`,
  savingStopped: '保存已暂停',
  progress: (done: number, all: number) => `${format.number(done)} / ${format.number(all)}`,
  left: (ms: number) => `大约还需 ${span(ms)}`,
  progressLabel: '已有结果的任务',
  savingTo: (folder: string) => `保存到 ${folder}`,
  onDemand: (folder: string) => `手动保存到 ${folder}`,
};

export const announce: Words['announce'] = {
  idle: '没有等待中的任务了',
  paused: '已暂停',
  'rate-limited': '请求过于频繁；Proofsheet 会稍候并自动继续',
  'server-trouble': '服务暂时有问题；Proofsheet 会自动继续',
  offline: '没有网络；Proofsheet 会自动继续',
};

export const notices: Words['notices'] = {
  label: '提示',
  serverSaid: (said: string) => `服务返回：${said}`,
  stopped: {
    'no-token': {
      title: '没有令牌',
      body: '没有令牌就无法查询。您的列表和已保存的照片都在。',
    },
    token: {
      title: '服务拒绝了这个令牌',
      body: '换上新令牌之前不再查询。您的列表和已保存的照片都在。',
    },
    'used-up': {
      title: '这个账号的余额已用完',
      body: '服务不再答复。请向服务商充值，然后重试。',
    },
    disabled: {
      title: '服务拒绝了这个账号',
      body: '账号或它对这项服务的使用权限已被停用。请咨询服务商，然后重试。',
    },
    'no-api': {
      title: '找不到服务',
      body: '服务在这个地址已不再提供查询。请更新 Proofsheet，或稍后重试。您的列表和已保存的照片都在。',
    },
  },
  saving: {
    title: '照片无法保存',
    body: (means: string, todo: string) => `${means}${todo}`,
    chooseFolder: '选择文件夹…',
  },
  mostlyMissing: {
    title: (list: string) => `“${list}”中的 ID 几乎都无法识别`,
    body: '这些 ID 可能不属于这个账号，而是用另一个令牌提交的。',
  },
};
