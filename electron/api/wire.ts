import * as v from 'valibot';

// What the API sends, liberal in what is accepted: a field of an unexpected type counts as absent and
// never spoils its neighbours. Unknown fields are left out here; they live on in the raw answer.

const text = v.fallback(
  v.nullish(v.union([v.string(), v.pipe(v.number(), v.transform(String))]), null),
  null,
);
const textOnly = v.fallback(v.nullish(v.string(), null), null);
const textOrNumber = v.fallback(v.nullish(v.union([v.string(), v.number()]), null), null);
const list = v.fallback(v.nullish(v.array(v.unknown()), null), null);

const PhotoSchema = v.object({ id: text, image_url: textOnly, template: text });

const RequestSchema = v.object({ mode: text, template: text, image_urls: list });

const ResponseSchema = v.object({
  success: v.fallback(v.nullish(v.boolean(), null), null),
  task_id: text,
  trace_id: text,
  status: text,
  state: text,
  data: list,
  error: v.optional(v.unknown()),
});

const TaskSchema = v.object({
  id: text,
  created_at: textOrNumber,
  started_at: textOrNumber,
  finished_at: textOrNumber,
  trace_id: text,
  request: v.fallback(v.nullish(RequestSchema, null), null),
  response: v.fallback(v.nullish(ResponseSchema, null), null),
});

const ErrorSchema = v.object({ code: text, message: text });

const ErrorBodySchema = v.object({
  success: v.optional(v.unknown()),
  error: v.optional(v.unknown()),
  detail: v.optional(v.unknown()),
  code: text,
  message: text,
  trace_id: text,
});

export type WireTask = v.InferOutput<typeof TaskSchema>;
export type WireResponse = v.InferOutput<typeof ResponseSchema>;
export type WirePhoto = v.InferOutput<typeof PhotoSchema>;
export type WireError = v.InferOutput<typeof ErrorSchema>;
export type WireErrorBody = v.InferOutput<typeof ErrorBodySchema>;

/** A JSON object, neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The task object's known fields; null when `value` is no object. */
export function parseTask(value: unknown): WireTask | null {
  return parse(TaskSchema, value);
}

/** One entry of `data[]`; null when `value` is no object. */
export function parsePhoto(value: unknown): WirePhoto | null {
  return parse(PhotoSchema, value);
}

/** A structured error `{ code, message }`; null when `value` is no object. */
export function parseError(value: unknown): WireError | null {
  return parse(ErrorSchema, value);
}

/** The body of an error answer; null when `value` is no object. */
export function parseErrorBody(value: unknown): WireErrorBody | null {
  return parse(ErrorBodySchema, value);
}

function parse<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> | null {
  if (!isRecord(value)) return null;
  const result = v.safeParse(schema, value);
  return result.success ? result.output : null;
}
