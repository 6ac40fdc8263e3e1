import type { Words } from '../en';
import { format, photos, span, tasks } from './counting';
import { actionGroups, contextMenu, does, palette, shortcutSheet } from './actions';
import { accounts } from './accounts';
import { answer, curl } from './answer';
import { statusBar, announce, notices } from './checking';
import { explained } from '../../../contract/explained-zh';
import { attention, filters, sorting } from './filters';
import { history } from './history';
import { lightbox } from './lightbox';
import { empty, drop, importing, leftOut, sidebar, remove } from './lists';
import { mapping } from './mapping';
import { names } from './names';
import { report } from './report';
import { settings } from './settings';
import { status, toolbar, card, sheet, steps, actions, copies } from './sheet';
import { app, firstRun, token, keychain } from './start';
import { table } from './table';
import { inspector, timeline, trouble } from './task';
import { updates } from './updates';

/**
 * Every word of the window, in Simplified Chinese. One word for one thing:
 *
 *     task 任务 · list 列表 · photo 照片 (finished, beside its portrait: 成片) · portrait 原照
 *     check 查询 · answer 返回内容, as something the operator has: 结果 · trace ID 追踪 ID
 *     token 令牌 · keychain 钥匙串 · account 账号 · balance 余额 · provider 服务商 · sandbox 沙盒
 *     waiting 等待中 · finished 已完成 · failed 失败 · missing 未知 ID · overdue 等待过久
 *     needs attention 需要处理 · contact sheet 缩略图 · table 表格 · inspector 详情栏 · lightbox 大图
 *     try again 重试 · go on 继续 · remove 移除 · forget 清除 · reveal 在文件夹中显示
 *
 * The operator is 您. Chinese punctuation throughout, one “…” for an ellipsis; a space between Chinese and
 * Latin letters or figures, none beside punctuation.
 */
export const zh: Words = {
  format,
  tasks,
  photos,
  span,

  app,
  firstRun,
  token,
  keychain,
  empty,
  drop,
  import: importing,
  mapping,
  leftOut,
  sidebar,
  status,
  toolbar,
  filters,
  sorting,
  attention,
  card,
  sheet,
  table,
  steps,
  actions,
  copies,
  history,
  lightbox,
  remove,
  inspector,
  timeline,
  trouble,
  answer,
  curl,
  explained,
  statusBar,
  announce,
  notices,
  settings,
  updates,
  accounts,
  does,
  actionGroups,
  palette,
  shortcutSheet,
  contextMenu,
  names,
  report,
};
