import type { PhotoTrouble, TaskTrouble, Trouble } from './trouble';
import type { Explained } from './explained-en';

const NOT_SAVED = '任务已完成，但这张照片还不在您的文件夹中。';
const NOT_WHOLE = '只有完整的照片才会保存，因此这张没有保存。';
const NO_PHOTO = '这个任务没有照片，也不会自动再生成。';
const BY_ITSELF = '照片没有丢失，之后会自动重新下载。';
const AGAIN_LATER = '请稍后重试。如果一直如此，请重新提交原照。';
const ASK_PROVIDER = '请重试，让服务给出新的地址。如果一直如此，请咨询服务商。';
const FEWER = '请重试。如果经常发生，请减少同时下载的照片数。';
const DIAGNOSTICS = '请重试。如果一直如此，请导出诊断信息，交给协助您的人。';

const photo: Record<PhotoTrouble, Explained> = {
  address: {
    short: '地址不安全',
    title: '没有打开照片的地址',
    means: '它指向这台电脑或本地网络，那里不会有照片。照片没有保存。',
    todo: ASK_PROVIDER,
  },
  'bad-url': {
    short: '地址无效',
    title: '照片没有可用的地址',
    means: '服务给出的不是网址。照片没有保存。',
    todo: ASK_PROVIDER,
  },
  scheme: {
    short: '地址无效',
    title: '没有打开照片的地址',
    means: '它不是网址。照片没有保存。',
    todo: ASK_PROVIDER,
  },
  redirects: {
    short: '地址一再跳转',
    title: '照片的地址一再跳转',
    means: `跳转的尽头没有照片。${NOT_SAVED}`,
    todo: ASK_PROVIDER,
  },
  cut: {
    short: '连接中断',
    title: '连接中断了',
    means: `如果服务器允许，已收到的部分会保留。${NOT_SAVED}`,
    todo: FEWER,
  },
  stalled: {
    short: '下载停滞',
    title: '照片服务器没有了响应',
    means: NOT_SAVED,
    todo: FEWER,
  },
  interrupted: {
    short: '保存被中断',
    title: '保存这张照片时多次意外中断',
    means: NOT_SAVED,
    todo: DIAGNOSTICS,
  },
  unexpected: {
    short: '保存失败',
    title: '保存时发生了意外情况',
    means: NOT_SAVED,
    todo: DIAGNOSTICS,
  },
  damaged: {
    short: '照片损坏',
    title: '收到的照片已损坏',
    means: NOT_WHOLE,
    todo: AGAIN_LATER,
  },
  truncated: {
    short: '照片不完整',
    title: '收到的照片不完整',
    means: NOT_WHOLE,
    todo: AGAIN_LATER,
  },
  empty: {
    short: '照片为空',
    title: '收到的是空文件，不是照片',
    means: NOT_SAVED,
    todo: AGAIN_LATER,
  },
  html: {
    short: '不是照片',
    title: '收到的是网页，不是照片',
    means: `这可能是当前网络的登录页面。${NOT_SAVED}`,
    todo: '请打开浏览器，按提示登录网络，然后重试。',
  },
  'not-an-image': {
    short: '不是照片',
    title: '收到的不是照片',
    means: `它不是 PNG、JPEG 或 WebP。${NOT_SAVED}`,
    todo: AGAIN_LATER,
  },
  'too-large': {
    short: '照片过大',
    title: '文件过大，不像是照片',
    means: 'Proofsheet 不保存超过 64 MB 的照片，因此没有保存。',
    todo: ASK_PROVIDER,
  },
  encoded: {
    short: '照片被压缩传输',
    title: '服务器发来的是压缩过的照片',
    means: '请求的是照片原样，压缩过的内容无法信任。照片没有保存。',
    todo: AGAIN_LATER,
  },
  expired: {
    short: '地址已过期',
    title: '照片的地址已过期',
    means: '照片尚未保存。Proofsheet 会自动向服务索取新地址。',
    todo: '请稍候，或者重试。如果地址总是过期，请重新提交原照。',
  },
  gone: {
    short: '地址已失效',
    title: '照片已不在它的地址上',
    means: `服务也没有更新的地址。${NOT_SAVED}`,
    todo: AGAIN_LATER,
  },
  'http-429': {
    short: '照片服务器繁忙',
    title: '照片服务器要求稍候',
    means: BY_ITSELF,
    todo: '请稍候，或减少从同一服务器同时下载的照片数，然后重试。',
  },
  'http-5xx': {
    short: '照片服务器故障',
    title: '照片服务器出了故障',
    means: NOT_SAVED,
    todo: AGAIN_LATER,
  },
  http: {
    short: '照片服务器拒绝',
    title: '照片服务器没有发来照片',
    means: NOT_SAVED,
    todo: ASK_PROVIDER,
  },
  unreachable: {
    short: '连不上照片服务器',
    title: '无法连接照片服务器',
    means: BY_ITSELF,
    todo: '请检查网络和设置中的代理，然后重试。',
  },
  offline: {
    short: '连不上照片服务器',
    title: '无法连接照片服务器',
    means: '已完成的照片会等待，连接恢复后自动保存。',
    todo: '请检查网络和设置中的代理。',
  },
  tls: {
    short: '照片服务器身份不明',
    title: '无法确认照片服务器的身份',
    means: `没有从它下载任何内容。${NOT_SAVED}`,
    todo: '请检查这台电脑的日期，以及网络是否被监控，然后重试。',
  },
  disk: {
    short: '磁盘错误',
    title: '照片无法写入磁盘',
    means: NOT_SAVED,
    todo: '请检查磁盘，或选择其他文件夹，然后重试。',
  },
  'name-taken': {
    short: '名称已被使用',
    title: '已有其他文件使用这个名称',
    means: '没有覆盖任何文件，这张照片尚未保存。',
    todo: '可以在名称末尾加上编号保存，或移走那个文件后重试。',
  },
  'not-a-folder': {
    short: '有文件占位',
    title: '应建文件夹的位置上有一个文件',
    means: NOT_SAVED,
    todo: '请移走那个文件，或在设置中更改文件名，然后重试。',
  },
  'folder-link': {
    short: '链接指向别处',
    title: '有链接指向所选文件夹之外',
    means: `照片绝不会离开您选择的文件夹。${NOT_SAVED}`,
    todo: '请删除这个链接，或选择它所指向的文件夹，然后重试。',
  },
  'no-space': {
    short: '磁盘已满',
    title: '没有空间保存照片了',
    means: '保存暂停，有空间后会自动继续。',
    todo: '请清理磁盘，或选择其他文件夹。',
  },
  'read-only': {
    short: '文件夹只读',
    title: '没有权限把照片写入这个文件夹',
    means: '保存暂停，获得权限后会自动继续。',
    todo: '请更改文件夹的权限，或选择其他文件夹。',
  },
  'no-folder': {
    short: '找不到文件夹',
    title: '保存照片的文件夹不见了',
    means: '保存暂停，文件夹恢复后会自动继续。',
    todo: '请连接它所在的磁盘，或选择其他文件夹。',
  },
};

const NO_FACE: Explained = {
  short: '未识别到人脸',
  title: '原照中没有识别到人脸',
  means: NO_PHOTO,
  todo: '请提交一张正面、清晰、光线充足的单人原照。',
};
const UNKNOWN_ID: Explained = {
  short: '未知 ID',
  title: '服务不认识这个 ID',
  means: 'ID 未知，就无法获取照片。',
  todo: '请与您的列表核对 ID，并确认令牌属于提交任务的账号，然后重试。',
};
const TOKEN: Explained = {
  short: '令牌被拒绝',
  title: '服务不接受用这个令牌查询此任务',
  means: '用当前的令牌无法获取它的照片。',
  todo: '请输入提交任务的账号的令牌，然后重试。',
};
const NOT_ALLOWED: Explained = {
  short: '没有权限',
  title: '服务不允许这个账号获取此任务',
  means: '用这个账号无法获取它的照片。',
  todo: '请切换到提交任务的账号，或咨询服务商，然后重试。',
};
const REFUSED: Explained = {
  short: '请求被拒绝',
  title: '服务不接受这个任务当初提交的内容',
  means: NO_PHOTO,
  todo: '请核对 ID 和提交时的内容，然后重新提交原照。',
};

const task: Record<TaskTrouble, Explained> = {
  api_error: {
    short: '服务出错',
    title: '服务出了问题',
    means: NO_PHOTO,
    todo: '请重试。如果再次失败，请重新提交原照。',
  },
  timeout: {
    short: '处理超时',
    title: '制作这张照片用时过长',
    means: NO_PHOTO,
    todo: '请重试。如果再次失败，请重新提交原照。',
  },
  failed: {
    short: '失败，原因不明',
    title: '服务没能制作这张照片',
    means: NO_PHOTO,
    todo: '请查看原照，然后重试；如果再次失败，请提交新的原照。',
  },
  too_many_requests: {
    short: '服务繁忙',
    title: '对服务的请求过于频繁',
    means: NO_PHOTO,
    todo: '请稍后重试。',
  },
  content_moderated: {
    short: '原照未通过审核',
    title: '服务不接受这张原照',
    means: NO_PHOTO,
    todo: '请查看原照，换一张更合适的重新提交。',
  },
  image_too_small: {
    short: '原照太小',
    title: '原照的尺寸太小',
    means: NO_PHOTO,
    todo: '请提交尺寸更大的原照。',
  },
  too_many_faces: {
    short: '有多张人脸',
    title: '原照中有多张人脸',
    means: NO_PHOTO,
    todo: '请提交只有一个人的原照。',
  },
  face_not_found: NO_FACE,
  no_face: NO_FACE,
  used_up: {
    short: '余额用完',
    title: '账号的余额已用完',
    means: NO_PHOTO,
    todo: '请向服务商充值，然后重试。',
  },
  disabled: NOT_ALLOWED,
  forbidden: NOT_ALLOWED,
  invalid_token: TOKEN,
  token_expired: TOKEN,
  token_mismatched: TOKEN,
  not_found: UNKNOWN_ID,
  task_not_found: UNKNOWN_ID,
  bad_request: REFUSED,
  refused: REFUSED,
  http_4xx: REFUSED,
  api_not_implemented: REFUSED,
};

export const explained: Record<Trouble, Explained> = { ...photo, ...task };
