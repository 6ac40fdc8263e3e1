import type { Words } from '../en';
import { format, photos, tasks } from './counting';

export const inspector: Words['inspector'] = {
  label: '详情',
  answeredOf: (all: number) => `已有结果，共 ${format.number(all)} 个`,
  without: '失败或未知',
  attention: (n: number) => `${tasks(n)}需要处理`,
  noneBody: '选择一张照片，即可查看它的文件、时间线和服务返回的内容。',
  many: (n: number) => `已选择 ${tasks(n)}`,
  manyUnnamed: (n: number) => tasks(n),
  manyMore: (n: number) => `还有 ${format.number(n)} 个`,
  gone: '这个任务已不再跟踪。',
  photoOf: (n: number, of: number) => `照片 ${n} / ${of}`,
  photoN: (n: number) => `照片 ${n}`,
  stepOf: (step: string, whose: string) => `${step}：${whose}`,
  allPhotos: (n: number) => (n === 2 ? '两张照片' : `全部 ${n} 张照片`),
  samePicture: (n: number) => `与照片 ${n} 是同一张图片，另存为单独的文件。`,
  file: '文件',
  size: '大小',
  template: '模板',
  asked: '查询',
  askedTimes: (n: number, at: string) =>
    n === 1 ? `1 次，${at}` : `${format.number(n)} 次，最近一次 ${at}`,
  notAsked: '尚未查询',
  next: '下次查询',
  created: '创建时间',
  finished: '完成时间',
  trace: '追踪 ID',
  list: '列表',
  lists: '列表',
  facts: '信息',
  timeline: '时间线',
  request: '请求',
  noRequest: '返回内容中没有请求。',
  requestNames: {
    mode: '模式',
    template: '模板',
    image_urls: '原照',
    callback_url: '回调地址',
  } as Record<string, string>,
  answer: '原始返回内容',
  noAnswer: '还没有向服务查询过。',
  times: (n: number, first: string, last: string) => `${format.number(n)} 次，${first} – ${last}`,
  templates: {
    male_portrait: '男士肖像',
    male_portrait2: '男士肖像 2',
    kindergarten: '幼儿园',
    logo_tshirt: '标志 T 恤',
    wedding: '结婚照',
    business_photo: '商务照',
    bob_suit: '短发西装',
    female_portrait: '女士肖像',
  } as Record<string, string>,
  modes: { fast: '快速', relax: '慢速' } as Record<string, string>,
  serverSaid: '服务返回',
  details: '详细信息',
};

export const timeline: Words['timeline'] = {
  added: (list: string) => (list ? `从“${list}”添加` : '已添加'),
  'asked-waiting': '已查询，仍在制作',
  'asked-absent': '已查询，服务不认识它',
  finished: (n: number) => `已完成，${photos(n)}`,
  failed: (why: string) => (why ? `失败：${why}` : '失败'),
  missing: '停止查询：服务不认识这个 ID',
  retried: '您重试了',
  'photo-saved': (file: string, size: string) =>
    [file ? `已保存为 ${file}` : '已保存', size].filter(Boolean).join('，'),
  'photo-delayed': (why: string) => (why ? `照片推迟保存：${why}` : '照片推迟保存'),
  'photo-expired': '照片的地址已过期，已索取新地址',
  'photo-failed': (why: string) => (why ? `照片未能保存：${why}` : '照片未能保存'),
  'photo-held': {
    paused: (n: number) => `您暂停了${n > 1 ? ` ${photos(n)}` : '照片'}`,
    cancelled: (n: number) => `您选择不保存${n > 1 ? ` ${photos(n)}` : '照片'}`,
  },
  'photo-released': (n: number) => `继续保存${n > 1 ? ` ${photos(n)}` : '照片'}`,
};

export const trouble: Words['trouble'] = {
  failed: {
    title: '服务没能制作这张照片',
    means: '这个任务没有照片，也不会自动再生成。',
    todo: '请查看原照，然后重试；如果再次失败，请提交新的原照。',
  },
  missing: {
    title: '服务不认识这个 ID',
    means: '查询了几次都没有找到。ID 未知，就无法获取照片。',
    todo: '请与您的列表核对 ID，并确认令牌属于提交任务的账号，然后重试。',
  },
  overdue: (waited: string) => ({
    title: `已等待 ${waited}`,
    means: '大多数照片一两分钟即可完成。Proofsheet 会每十分钟查询一次。',
    todo: '继续等待不会有任何损失。如果一直如此，请把追踪 ID 交给服务商的客服，或重新提交原照。',
  }),
  photo: (_of: number) => ({
    title: '这张照片没有保存',
    means: '任务已完成，但这个文件不在您的文件夹中。',
    todo: '重试即可重新下载。如果地址已过期，Proofsheet 会向服务索取新地址。',
  }),
  damaged: {
    title: '这个文件无法显示为图片',
    means: '它与服务器两次发来的内容完全一致，但内部有损坏，请勿未经查看就交付。',
    todo: '请稍后重试，届时服务器上也许有完好的照片。如果没有，请重新提交原照。',
  },
};
