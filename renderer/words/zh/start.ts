import type { Words } from '../en';

export const app: Words['app'] = {
  name: 'Proofsheet',
  close: '关闭',
  cancel: '取消',
  dismiss: '知道了',
  copied: '已复制',
  unexpected: '出现了意外情况。没有丢失任何内容，请再试一次。',
};

export const firstRun: Words['firstRun'] = {
  lead: '把一份证件照任务 ID 列表，变成一个装满成片的文件夹。',
  sandbox: '试用沙盒',
  starting: '正在启动沙盒…',
  sandboxNote: '沙盒是在这台电脑上运行的模拟服务，自带样例原照，不会向外发送任何内容。',
};

export const token: Words['token'] = {
  label: 'API 令牌',
  placeholder: '粘贴您的令牌',
  keep: '令牌只保存在这台电脑的钥匙串中，也只发送给服务商。',
  connect: '连接',
  connecting: '正在连接…',
  where: '在哪里获取令牌？',
  odd: '令牌中不含空格和换行。请只复制令牌本身，再粘贴一次。',
  rejected: '服务没有接受这个令牌。',
  unverified: '令牌已保存。现在没有网络，联网后会立即验证。',
  connected: '已连接',
  keepForThisRun: '仅在本次运行中使用',
  keepForThisRunNote: '令牌只留在内存中，关闭 Proofsheet 后即被忘记。',
  tryAgain: '重试',
  enterTitle: '输入 API 令牌',
  replaceTitle: '更换 API 令牌',
  replace: '更换',
  replaceNote: '新令牌会取代钥匙串中的令牌。您的列表会保留。',
};

export const keychain: Words['keychain'] = {
  locked: {
    short: '钥匙串已锁定',
    title: '您的钥匙串已锁定',
    body: '解锁之前，无法读取或保存令牌。请在系统的密码对话框中解锁，然后重试。',
  },
  unavailable: {
    short: '这台电脑没有钥匙串',
    title: '没有可以保存令牌的钥匙串',
    body: '这台电脑上没有运行钥匙串服务。请先启动（Linux 上为 GNOME Keyring 或 KWallet），然后重试。',
  },
  'not-answering': {
    short: '钥匙串没有响应',
    title: '钥匙串没有响应',
    body: '已向它索取令牌，但没有得到答复。可能有密码对话框被其他窗口挡住；如果没有，请重新启动钥匙串服务。',
  },
  again: '重试',
  forThisRun: '仅在本次运行中使用令牌…',
};
