import type { Words } from '../en';

export const does: Words['does'] = {
  look: '查看大图',
  lookAtPortrait: '查看原照',
  selectAll: '全选',
  clearSelection: '取消选择',
  copyId: '复制 ID',
  copyIds: '复制 ID',
  copyTrace: '复制追踪 ID',
  noTrace: '服务还没有给这个任务追踪 ID',
  open: '打开列表…',
  pasteList: '粘贴列表',
  checkNow: '立即查询',
  pauseChecks: '暂停查询和保存',
  resumeChecks: '继续查询和保存',
  find: '搜索',
  show: {
    all: '显示全部任务',
    waiting: '显示等待中的任务',
    finished: '显示已完成的任务',
    attention: '显示需要处理的任务',
  },
  sort: {
    added: '按添加顺序排序',
    name: '按姓名排序',
    status: '按状态排序',
    updated: '按最近变化排序',
  },
  views: { sheet: '以缩略图查看', table: '以表格查看' },
  zoomIn: '放大照片',
  zoomOut: '缩小照片',
  theme: {
    system: '外观跟随系统',
    light: '浅色外观',
    dark: '深色外观',
  },
  settings: '设置…',
  chooseFolder: '选择照片的保存位置…',
  enterToken: '输入令牌…',
  replaceToken: '更换令牌…',
  palette: '查找操作…',
  shortcuts: '键盘快捷键',
  showList: '显示这个列表',
  removeList: '移除列表',
  copyListName: '复制名称',
};

export const actionGroups: Words['actionGroups'] = {
  photos: '照片',
  lists: '列表',
  checks: '查询',
  show: '显示',
  window: '窗口',
  app: 'Proofsheet',
};

export const palette: Words['palette'] = {
  label: '查找操作、列表或任务',
  placeholder: '输入想做的事，或姓名、ID',
  suggested: '建议',
  goTo: '前往',
  list: '列表',
  tasks: '任务',
  more: '其他',
  nothing: '没有找到相符的内容',
};

export const shortcutSheet: Words['shortcutSheet'] = {
  title: '键盘快捷键',
  tasks: '浏览照片',
  move: '移动',
  extend: '扩展选择',
  toggle: '加入或移出选择',
  firstLast: '跳到第一个、最后一个',
  page: '翻一屏',
  typeAhead: '跳到某个名称',
  letters: '键入开头的几个字母',
  menu: '右键菜单',
  or: '或',
};

export const contextMenu: Words['contextMenu'] = {
  photos: '对所选任务的操作',
  photo: '对这张照片的操作',
  list: (name: string) => `对“${name}”的操作`,
};
