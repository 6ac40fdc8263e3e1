import type { PhotoError, PhotoStatus } from '../../contract/photo';
import type { PhotoDetail, TaskDetail, TimelineEvent } from '../../contract/view';

/** Sample tasks in every state, for the window alone. Nobody in them is real. */

/** The engine's clock at the start of a scene: 14 March 2026, 10:42:35 UTC. */
export const SCENE_START = Date.UTC(2026, 2, 14, 10, 42, 35);

export const NAMES = [
  'Ana Duarte',
  'Ben Okafor',
  'Chen Yu 陈宇',
  'Dilnoza Karimova',
  'Erik Lund',
  'Fatima Zahra',
  'Goro Ito',
  'Hana Nováková',
  'Ines Prat',
  'Jo Müller',
  'Kofi Annor',
  'Li Na 李娜',
  'Mara Weiss',
  'Nils Berg',
  'Olu Adeyemi',
  'Priya Raman',
  'Quentin Dubois',
  'Rosa Medina',
  'Sami Haddad',
  'Tomasz Zieliński',
  'Uma Petrova',
  'Viktor Hansen',
  'Wen Li 李雯',
  'Yusuf Demir',
];

/** Sample portraits that go with the names, in their order (sandbox/portraits). */
const FACES = '01 02 03 04 05 06 14 08 12 10 13 11 18 07 02 15 16 01 10 05 04 07 11 13'.split(' ');

/** Addresses of sample portraits, by the names of their files: `01`, its second photo `01-2`, `01-source`. */
export type Portraits = Readonly<Record<string, string>>;

export type Kind =
  | 'saved'
  | 'saving'
  | 'waiting'
  | 'overdue'
  | 'failed'
  | 'missing'
  | 'photo-failed'
  | 'unsaved'
  | 'paused'
  | 'half-paused'
  | 'cancelled'
  | 'damaged'
  | 'name-taken'
  | 'folder-link';

/** An ID like the API's, the same for the same number every time. */
function sampleId(n: number): string {
  const hex = (seed: number, length: number): string => {
    let text = '';
    let value = (seed + 1) * 2_654_435_761;
    while (text.length < length) {
      value = (value * 1_103_515_245 + 12_345) % 4_294_967_296;
      text += Math.floor(value).toString(16).padStart(8, '0');
    }
    return text.slice(0, length);
  };
  return `${hex(n, 8)}-${hex(n + 7, 4)}-4${hex(n + 13, 3)}-b${hex(n + 17, 3)}-${n.toString(16).padStart(12, '0')}`;
}

interface Sample {
  n: number;
  kind: Kind;
  list: { id: number; name: string };
  portraits: Portraits;
  name?: string;
}

export function sampleTask(sample: Sample): TaskDetail {
  const { n, kind, list, portraits } = sample;
  const id = sampleId(n);
  const name = sample.name ?? NAMES[n % NAMES.length] ?? id;
  const addedAt = SCENE_START - 75_000;
  const createdAt =
    kind === 'overdue' ? SCENE_START - 41 * 60_000 : addedAt - 3_000 + (n % 20) * 900;
  const answered = kind !== 'waiting' && kind !== 'overdue' && kind !== 'missing';
  const finished = answered && kind !== 'failed';
  const photos = finished ? samplePhotos(sample, id, name) : [];
  const finishedAt = finished ? createdAt + 62_000 : null;
  const error =
    kind === 'failed'
      ? {
          code: 'face_not_found',
          message:
            'No face was found in the portrait. Use a picture with one face, seen from the front.',
          traceId: '6eded0e2-274d-4cde-a567-d6b00c1e7a55',
        }
      : null;
  return {
    id,
    name,
    status: finished
      ? 'finished'
      : kind === 'failed'
        ? 'failed'
        : kind === 'missing'
          ? 'missing'
          : 'waiting',
    overdue: kind === 'overdue',
    error,
    addedAt,
    updatedAt: finishedAt ?? addedAt + (n % 7) * 4_000,
    createdAt: kind === 'missing' ? null : createdAt,
    fields: {
      'Staff no.': String(700 + n).padStart(5, '0'),
      Department: n % 3 ? 'Finance' : 'Front desk',
    },
    lists: [list],
    finishedAt,
    lastCheckAt: SCENE_START - 4_000,
    nextCheckAt: kind === 'waiting' || kind === 'overdue' ? SCENE_START + 4_000 : null,
    checks: answered ? 4 : 7,
    template: kind === 'missing' ? null : n % 4 === 1 ? 'female_portrait' : 'male_portrait',
    mode: kind === 'missing' ? null : n % 5 === 0 ? 'fast' : 'relax',
    portraits: kind === 'missing' ? [] : [`https://platform.cdn.acedata.cloud/uploads/${id}.jpg`],
    traceId: kind === 'missing' ? null : '6eded0e2-274d-4cde-a567-d6b00c1e7a55',
    photos,
    timeline: sampleTimeline(kind, list.name, addedAt, photos),
    answer: kind === 'missing' ? null : sampleAnswer(id, finished, photos),
  };

  function samplePhotos(from: Sample, taskId: string, person: string): PhotoDetail[] {
    const count = from.n % 5 === 3 ? 1 : 2;
    return Array.from({ length: count }, (_, i) => {
      const status = photoStatus(from.kind, i);
      const saved = status === 'saved';
      const damaged = from.kind === 'damaged' && i === 0;
      const face = FACES[from.n % FACES.length] ?? '01';
      const src = saved ? (portraits[i > 0 ? `${face}-2` : face] ?? portraits[face] ?? null) : null;
      return {
        key: `${taskId}-${i}`,
        status,
        // A damaged photo has its address, too: nothing can be shown of what is there.
        src: damaged ? 'damaged.png' : src,
        thumbnail: damaged ? 'damaged.png' : src,
        error: status === 'failed' ? photoError(from.kind, person) : null,
        damaged,
        n: i + 1,
        url: `https://platform.cdn.acedata.cloud/headshots/${taskId}.png`,
        template: 'Male portrait',
        path: saved ? `/home/studio/Pictures/Proofsheet/march-intake/${person}-${i + 1}.png` : null,
        bytes: saved ? 412_000 + from.n * 1_300 : null,
        sha256: saved ? 'a'.repeat(64) : null,
        type: saved ? 'png' : null,
        savedAt: saved ? SCENE_START - 2_000 : null,
        samePictureAs: i === 1 && from.n % 6 === 2 ? 1 : null,
      } satisfies PhotoDetail;
    });
  }
}

function photoStatus(kind: Kind, i: number): PhotoStatus {
  switch (kind) {
    case 'saved':
    case 'damaged':
      return 'saved';
    case 'photo-failed':
      return i === 0 ? 'saved' : 'failed';
    case 'half-paused':
      return i === 0 ? 'saved' : 'paused';
    case 'name-taken':
    case 'folder-link':
      return 'failed';
    case 'saving':
      return i === 0 ? 'downloading' : 'queued';
    case 'paused':
    case 'cancelled':
      return kind;
    default:
      return 'queued';
  }
}

function photoError(kind: Kind, person: string): PhotoError {
  switch (kind) {
    case 'name-taken':
      return {
        code: 'name-taken',
        message: `Another file is at march-intake/${person}-1.png.`,
      };
    case 'folder-link':
      return {
        code: 'folder-link',
        message: '/home/studio/Pictures/Proofsheet/march-intake is a link to another folder.',
      };
    default:
      return { code: 'truncated', message: 'The photo arrived incomplete three times.' };
  }
}

function sampleTimeline(
  kind: Kind,
  list: string,
  addedAt: number,
  photos: readonly PhotoDetail[],
): TimelineEvent[] {
  const event = (
    after: number,
    what: TimelineEvent['kind'],
    more: Partial<TimelineEvent> = {},
  ): TimelineEvent => ({
    at: addedAt + after * 1000,
    lastAt: addedAt + after * 1000,
    times: 1,
    kind: what,
    detail: '',
    count: null,
    ...more,
  });
  const start = [event(0, 'added', { detail: list })];
  const asked = event(4, 'asked-waiting', { times: 3, lastAt: addedAt + 48_000 });
  switch (kind) {
    case 'waiting':
    case 'overdue':
      return [...start, asked];
    case 'missing':
      return [
        ...start,
        event(4, 'asked-absent', { times: 4, lastAt: addedAt + 66_000 }),
        event(67, 'missing'),
      ];
    case 'failed':
      return [
        ...start,
        asked,
        event(62, 'failed', { detail: 'No face was found in the portrait' }),
      ];
    default:
      return [
        ...start,
        asked,
        event(66, 'finished', { count: photos.length }),
        ...photos.flatMap((photo) =>
          photo.status === 'saved'
            ? [
                event(67 + photo.n, 'photo-saved', {
                  detail: photo.path?.split('/').at(-1) ?? '',
                  count: photo.bytes,
                }),
              ]
            : photo.status === 'failed'
              ? [event(73, 'photo-failed', { detail: photo.error?.message ?? '' })]
              : photo.status === 'paused' || photo.status === 'cancelled'
                ? [event(70 + photo.n, 'photo-held', { detail: photo.status, count: 1 })]
                : [],
        ),
      ];
  }
}

function sampleAnswer(id: string, finished: boolean, photos: readonly PhotoDetail[]): string {
  return JSON.stringify({
    _id: '67d40be1a1f0b40001c2ff31',
    id,
    api_id: '9a628863-8879-462b-bbee-5dc46505b733',
    created_at: 1_773_484_880.12,
    request: {
      mode: 'relax',
      template: 'male_portrait',
      image_urls: [`https://platform.cdn.acedata.cloud/uploads/${id}.jpg`],
    },
    trace_id: '6eded0e2-274d-4cde-a567-d6b00c1e7a55',
    ...(finished && {
      response: {
        success: true,
        task_id: id,
        data: photos.map((photo) => ({
          id: photo.key,
          image_url: photo.url,
          template: photo.template,
        })),
      },
    }),
  });
}
