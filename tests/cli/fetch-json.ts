import * as v from 'valibot';

/** The object that `fetch --json` prints: every field, no other one, of exactly these types. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.minLength(1));

const photo = v.pipe(
  v.strictObject({
    id: text,
    url: text,
    status: v.picklist(['saved', 'failed', 'queued']),
    path: v.nullable(text),
    bytes: v.nullable(count),
    sha256: v.nullable(v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))),
    error: v.nullable(v.strictObject({ code: text, message: text })),
  }),
  v.check(
    ({ status, path, bytes, sha256, error }) =>
      status === 'saved'
        ? path !== null && bytes !== null && sha256 !== null && error === null
        : path === null && bytes === null && sha256 === null,
    'a photo has a file exactly when it is saved',
  ),
);

const schema = v.strictObject({
  lists: v.array(
    v.strictObject({
      file: text,
      entries: count,
      duplicates: count,
      rejected: v.array(
        v.strictObject({ line: v.pipe(count, v.minValue(1)), text: v.string(), reason: text }),
      ),
      rejectedTotal: count,
    }),
  ),
  tasks: v.array(
    v.strictObject({
      id: text,
      fields: v.record(v.string(), v.string()),
      status: v.picklist(['finished', 'waiting', 'failed', 'missing']),
      error: v.nullable(
        v.strictObject({ code: text, message: text, traceId: v.nullable(v.string()) }),
      ),
      photos: v.array(photo),
    }),
  ),
  counts: v.strictObject({
    finished: count,
    waiting: count,
    failed: count,
    missing: count,
    photosSaved: count,
    photosFailed: count,
  }),
  requests: v.strictObject({ api: count, photos: count }),
});

export type FetchJson = v.InferOutput<typeof schema>;

/** Reads what `fetch --json` printed; throws unless it is one such object and nothing else. */
export function readJson(stdout: string): FetchJson {
  const json = v.parse(schema, JSON.parse(stdout));
  const photos = json.tasks.flatMap((task) => task.photos);
  const of = <T extends { status: string }>(all: T[], status: string) =>
    all.filter((one) => one.status === status).length;
  const counted = {
    finished: of(json.tasks, 'finished'),
    waiting: of(json.tasks, 'waiting'),
    failed: of(json.tasks, 'failed'),
    missing: of(json.tasks, 'missing'),
    photosSaved: of(photos, 'saved'),
    photosFailed: of(photos, 'failed'),
  };
  if (JSON.stringify(counted) !== JSON.stringify(json.counts)) {
    throw new Error(`The counts are wrong: ${JSON.stringify(json.counts)}`);
  }
  return json;
}
