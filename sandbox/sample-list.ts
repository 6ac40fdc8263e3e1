// Lists to try the sandbox with: the 24 tasks of the demo, and as many as wanted for measurements.

import { pick, randomUuid, seededRandom } from './random';
import type { Random } from './random';
import type { TaskSpec, Template } from './tasks';

export interface SampleList {
  /** A list as an operator has it: UTF-8 CSV with the header `Name,Staff no.,Task ID`. */
  csv: string;
  /** What to add to the sandbox; one per line of the list, in its order. */
  specs: TaskSpec[];
  /** What comes out once all is done. */
  expected: { finished: number; failed: number; missing: number; photos: number };
}

interface Row {
  name: string;
  spec: Omit<TaskSpec, 'id' | 'finishesAfterMs'>;
}

const finished = (
  name: string,
  portrait: number,
  template: Template,
  more: Partial<TaskSpec> = {},
): Row => ({ name, spec: { outcome: 'finished', portrait, template, ...more } });

const failed = (name: string, code: string, message: string): Row => ({
  name,
  spec: { outcome: 'failed', template: 'business_photo', error: { code, message } },
});

/** In these rows the whole wait is spent under status "unknown", from the first check on. */
const unknownFirst = { unknownForMs: Infinity };

/** Every sample face once, each under a name made up for it. */
const demoRows: readonly Row[] = [
  finished('Ana Duarte', 1, 'business_photo', { photos: 2 }),
  finished('Kofi Ansah', 2, 'male_portrait'),
  finished('陈宇', 3, 'male_portrait', { photos: 2, sharedUrl: true }),
  finished('Dilnoza Karimova', 4, 'female_portrait', unknownFirst),
  finished('Erik Lund', 5, 'male_portrait2'),
  finished('Fatima Zahra Idrissi', 6, 'business_photo'),
  failed('Olu Adeyemi', 'face_not_found', 'No face was found in the uploaded picture.'),
  finished('Georg Weiss', 7, 'male_portrait', { photos: 2 }),
  finished('Hana Nováková', 8, 'bob_suit', { photos: 2, mode: 'fast' }),
  finished('Imani Mwangi', 9, 'female_portrait', { mode: 'fast' }),
  finished('Javier Soto', 10, 'male_portrait2', unknownFirst),
  { name: 'Nils Bergqvist', spec: { outcome: 'unknown-to-api' } },
  finished('林小雨', 11, 'female_portrait', { photos: 2 }),
  finished('Maeve Kerr', 12, 'bob_suit'),
  finished('Kwame Asante', 13, 'logo_tshirt', { mode: 'fast' }),
  finished('王乐乐', 14, 'kindergarten', unknownFirst),
  failed('Pia O’Connor', 'too_many_faces', 'The uploaded picture shows more than one face.'),
  finished('Noor Haddad', 15, 'wedding'),
  finished('Harpreet Gill', 16, 'business_photo'),
  finished('Emma Satō', 17, 'kindergarten', { mode: 'fast' }),
  failed('Søren Brandt', 'image_too_small', 'The uploaded picture is smaller than 256 × 256.'),
  finished('Margaret Pell', 18, 'business_photo', unknownFirst),
  finished('Tomás Vieira', 19, 'male_portrait', { mode: 'fast' }),
  finished('张雅文', 20, 'female_portrait'),
];

const givenNames =
  'Ada Amir Beatriz Chidi Clara Dmitri Elif Farid Greta Hiroshi Ines Jonas Kaito Leila Marek Nadia Oscar Priya Quentin Rosa Samuel Tala Umar Vera Wanjiru Ximena Yusuf Zofia'.split(
    ' ',
  );
const familyNames =
  'Abebe Baranov Castillo Dahl Eriksen Fontaine Gupta Horvat Ivanova Jansen Kowalski Lindqvist Moreau Nakano Okoye Petrov Qureshi Rossi Silva Tanaka Usman Varga Wagner Yılmaz Zhou'.split(
    ' ',
  );
const chineseFamilies = [...'赵钱孙周吴郑冯褚卫蒋沈韩'];
const chineseGiven = [
  '子涵',
  '雨桐',
  '浩然',
  '欣怡',
  '宇轩',
  '思远',
  '梦洁',
  '志强',
  '晓梅',
  '文博',
];

function sampleName(random: Random): string {
  return random() < 0.2
    ? pick(random, chineseFamilies) + pick(random, chineseGiven)
    : `${pick(random, givenNames)} ${pick(random, familyNames)}`;
}

/** A wait as the real service's: log-normal, median 75 s, σ 0.4, in ms (Box and Muller). */
function sampleWait(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.round(75_000 * Math.exp(0.4 * normal));
}

function listOf(rows: readonly { name: string; spec: TaskSpec }[], random: Random): SampleList {
  const firstNumber = 400 + Math.floor(random() * 400);
  const lines = rows.map(
    ({ name, spec }, index) => `${name},${String(firstNumber + index).padStart(5, '0')},${spec.id}`,
  );
  const specs = rows.map(({ spec }) => spec);
  const count = (outcome: TaskSpec['outcome']) =>
    specs.filter((spec) => spec.outcome === outcome).length;
  return {
    csv: `${['Name,Staff no.,Task ID', ...lines].join('\r\n')}\r\n`,
    specs,
    expected: {
      finished: count('finished'),
      failed: count('failed'),
      missing: count('unknown-to-api'),
      photos: specs.reduce(
        (sum, { outcome, photos = 1 }) => sum + (outcome === 'finished' ? photos : 0),
        0,
      ),
    },
  };
}

/**
 * The demo's list: 24 tasks, of which 20 finish (25 photos, two of them at one URL; one JPEG, one
 * WebP), 3 fail, and 1 is not known. The last is done 240 s after it was added, at pace 0.05 12 s.
 */
export function sampleList(seed = 1): SampleList {
  const random = seededRandom(seed);
  const rows = demoRows.map(({ name, spec }) => {
    // Fast ones are done within 20 to 60 s, the others within 60 to 240 s.
    const finishesAfterMs = Math.round(
      spec.mode === 'fast' ? 20_000 + random() * 40_000 : 60_000 + random() * 180_000,
    );
    return { name, spec: { id: randomUuid(random), finishesAfterMs, ...spec } };
  });
  return listOf(rows, random);
}

/**
 * A list of any length in the same form: of 100 tasks about 96 finish, every fifth of them with two
 * photos, 3 fail and 1 is not known; waits as the real service's. The same seed gives the same list.
 */
export function sampleTasks(count: number, seed = 1): SampleList {
  const random = seededRandom(seed);
  const rows = Array.from({ length: count }, () => {
    const id = randomUuid(random);
    const name = sampleName(random);
    const finishesAfterMs = sampleWait(random);
    const [fate, kind] = [random(), random()];
    const base = { id, finishesAfterMs, template: 'business_photo' as const };
    if (fate < 0.01) return { name, spec: { ...base, outcome: 'unknown-to-api' as const } };
    if (fate < 0.04) {
      const error = {
        code: 'face_not_found',
        message: 'No face was found in the uploaded picture.',
      };
      return { name, spec: { ...base, outcome: 'failed' as const, error } };
    }
    const more = {
      ...(kind < 0.2 ? { photos: 2 } : {}),
      ...(kind < 0.02 ? { sharedUrl: true } : {}),
      ...(kind > 0.9 ? unknownFirst : {}),
    };
    return { name, spec: { ...base, ...more, outcome: 'finished' as const } };
  });
  return listOf(rows, random);
}
