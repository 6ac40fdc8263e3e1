import { format, tasks, photos } from './counting';

export const inspector = {
  label: 'Inspector',
  answeredOf: (all: number) => `of ${format.number(all)} answered`,
  without: 'Failed or unknown',
  attention: (n: number) => (n === 1 ? '1 task needs attention' : `${tasks(n)} need attention`),
  noneBody: 'Select a photo to see its file, its timeline and what the service said.',
  many: (n: number) => `${tasks(n)} selected`,
  manyUnnamed: (n: number) => tasks(n),
  manyMore: (n: number) => `and ${format.number(n)} more`,
  gone: 'This task is no longer tracked.',
  photoOf: (n: number, of: number) => `Photo ${n} of ${of}`,
  photoN: (n: number) => `Photo ${n}`,
  stepOf: (step: string, whose: string) => `${step}: ${whose}`,
  allPhotos: (n: number) => (n === 2 ? 'Both photos' : `All ${n} photos`),
  samePicture: (n: number) => `Same picture as photo ${n}; saved as a file of its own.`,
  file: 'File',
  size: 'Size',
  template: 'Template',
  asked: 'Checked',
  askedTimes: (n: number, at: string) =>
    n === 1 ? `once, at ${at}` : `${format.number(n)} times, last at ${at}`,
  notAsked: 'not yet',
  next: 'Next check',
  created: 'Created',
  finished: 'Finished',
  trace: 'Trace',
  list: 'List',
  lists: 'Lists',
  facts: 'Facts',
  timeline: 'Timeline',
  request: 'Request',
  noRequest: 'The answer holds no request.',
  requestNames: {
    mode: 'Mode',
    template: 'Template',
    image_urls: 'Portraits',
    callback_url: 'Callback',
  } as Record<string, string>,
  answer: 'Raw answer',
  noAnswer: 'The service has not been asked yet.',
  times: (n: number, first: string, last: string) =>
    `${format.number(n)} times, ${first} – ${last}`,
  templates: {
    male_portrait: 'Male portrait',
    male_portrait2: 'Male portrait 2',
    kindergarten: 'Kindergarten',
    logo_tshirt: 'Logo T-shirt',
    wedding: 'Wedding',
    business_photo: 'Business photo',
    bob_suit: 'Bob and suit',
    female_portrait: 'Female portrait',
  } as Record<string, string>,
  modes: { fast: 'fast', relax: 'relax' } as Record<string, string>,
  serverSaid: 'The service said',
  details: 'In detail',
};

export const timeline = {
  added: (list: string) => (list ? `added from ${list}` : 'added'),
  'asked-waiting': 'asked, still working',
  'asked-absent': 'asked, the service does not know it',
  finished: (n: number) => `finished, ${photos(n)}`,
  failed: (why: string) => (why ? `failed: ${why}` : 'failed'),
  missing: 'given up: the service does not know this ID',
  retried: 'tried again by you',
  'photo-saved': (file: string, size: string) =>
    [file ? `saved as ${file}` : 'saved', size].filter(Boolean).join(', '),
  'photo-delayed': (why: string) => (why ? `photo delayed: ${why}` : 'photo delayed'),
  'photo-expired': 'the photo’s address had expired, asked for a new one',
  'photo-failed': (why: string) => (why ? `photo not saved: ${why}` : 'photo not saved'),
  'photo-held': {
    paused: (n: number) => `${n > 1 ? photos(n) : 'photo'} paused by you`,
    cancelled: (n: number) => `you chose not to save ${n > 1 ? photos(n) : 'the photo'}`,
  },
  'photo-released': (n: number) => `going on with ${n > 1 ? photos(n) : 'the photo'}`,
};

export const trouble = {
  failed: {
    title: 'The service could not make this photo',
    means: 'No photo was made for this task, and waiting will not change that.',
    todo: 'Look at the portrait it was made from, then try again; if it fails once more, submit a new portrait.',
  },
  missing: {
    title: 'The service does not know this ID',
    means:
      'It was asked several times and never found. No photo can be fetched for an ID that is unknown.',
    todo: 'Compare the ID with your list, and make sure that the token belongs to the account that submitted it. Then try again.',
  },
  overdue: (waited: string) => ({
    title: `Still waiting after ${waited}`,
    means: 'Most photos are made in a minute or two. Proofsheet goes on asking every ten minutes.',
    todo: 'Nothing is lost by waiting. If it stays like this, ask the provider’s support with the trace ID, or submit the portrait again.',
  }),
  photo: (of: number) => ({
    title: of === 1 ? 'The photo is not saved' : 'This photo is not saved',
    means: 'The task is finished, but this file is not in your folder.',
    todo: 'Try again to fetch it anew. If its address has expired, Proofsheet asks the service for another.',
  }),
  damaged: {
    title: 'No picture can be made of this file',
    means:
      'The server sent it like this twice, and it is saved as it came. Something inside it is broken, so do not deliver it unseen.',
    todo: 'Try again later: the server may have a sound one by then. If not, submit the portrait again.',
  },
};
