import * as fc from 'fast-check';

/** Changes to text, and to the values of JSON: small enough that most of the input stays good. */

interface Edit {
  how: 'insert' | 'delete' | 'replace' | 'copy' | 'repeat';
  at: number;
  length: number;
  to: number;
  piece: string;
}

/** Text with one to six changes; what is put in is one of `pieces`, or any text. */
export function spoiltText(
  from: fc.Arbitrary<string>,
  pieces: readonly string[],
): fc.Arbitrary<string> {
  const edit: fc.Arbitrary<Edit> = fc.record({
    how: fc.constantFrom('insert', 'delete', 'replace', 'copy', 'repeat'),
    at: fc.nat(),
    length: fc.oneof(fc.nat(8), fc.nat(400)),
    to: fc.nat(),
    piece: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
  });
  return fc
    .tuple(from, fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([text, edits]) => edits.reduce(edited, text));
}

function edited(text: string, { how, at, length, to, piece }: Edit): string {
  const start = at % (text.length + 1);
  const end = Math.min(text.length, start + length);
  const before = text.slice(0, start);
  switch (how) {
    case 'insert':
      return before + piece + text.slice(start);
    case 'delete':
      return before + text.slice(end);
    case 'replace':
      return before + piece + text.slice(Math.min(text.length, start + piece.length));
    case 'copy': {
      const place = to % (text.length + 1);
      return text.slice(0, place) + text.slice(start, end) + text.slice(place);
    }
    case 'repeat':
      return before + text.slice(start, end).repeat(1 + (to % 40)) + text.slice(end);
  }
}

type Json = unknown;

/** Values that stand where nobody expects them. */
const ODD_JSON: readonly Json[] = [
  [null, true, false, 0, -1, 1e308, 0.1, 2 ** 53, '', ' ', 'a', '0', '-'],
  ['__proto__', 'constructor', 'task_not_found', 'invalid_token', 'failed', 'success', 'unknown'],
  ['https://a.test/b.png', 'file:///etc/passwd', '1730636470.402', '2024-11-03T12:21:10', 'NaN'],
  ['\u0000', '\ud800', '\u202e', '\ufdfa'.repeat(9), 'x'.repeat(3_000), '9'.repeat(400)],
  [[], [[]], [null], {}, { id: 'a' }, { code: 'a' }, { items: [] }, { response: {} }],
  [JSON.parse('{"__proto__":{"id":"a"}}'), JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)],
].flat(1);

interface Change {
  how: 'replace' | 'remove' | 'double' | 'wrap' | 'rename' | 'swap';
  at: number;
  other: number;
  value: Json;
  key: string;
}

/** JSON with one to five of its values changed. */
export function spoiltJson(from: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const key = fc.oneof(
    fc.constantFrom(
      'id',
      'ids',
      'task_id',
      'items',
      'response',
      'data',
      'error',
      'status',
      'state',
    ),
    fc.constantFrom('success', 'image_url', '__proto__', 'trace_id', 'code', 'message', 'detail'),
    fc.string(),
  );
  const change: fc.Arbitrary<Change> = fc.record({
    how: fc.constantFrom('replace', 'remove', 'double', 'wrap', 'rename', 'swap'),
    at: fc.nat(),
    other: fc.nat(),
    value: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...ODD_JSON) },
      { weight: 1, arbitrary: fc.jsonValue() },
    ),
    key,
  });
  return fc
    .tuple(from, fc.array(change, { minLength: 1, maxLength: 5 }))
    .map(([value, changes]) => changes.reduce(changed, structuredClone(value)));
}

interface Place {
  holder: unknown[] | Record<string, unknown>;
  key: string | number;
}

/** Where every value within a value stands. */
function placesIn(value: Json, places: Place[]): Place[] {
  if (typeof value !== 'object' || value === null) return places;
  const holder = value as Place['holder'];
  for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
    if (places.length > 2_000) break;
    places.push({ holder, key });
    placesIn(Reflect.get(holder, key), places);
  }
  return places;
}

function changed(root: Json, { how, at, other, value, key }: Change): Json {
  const places = placesIn(root, []);
  const place = places[at % (places.length + 1)];
  if (place === undefined) {
    return how === 'wrap' ? { [key]: root } : how === 'swap' ? root : structuredClone(value);
  }
  const { holder } = place;
  const own: unknown = Reflect.get(holder, place.key);
  const put = (to: Place, it: unknown) =>
    Object.defineProperty(to.holder, to.key, {
      value: it,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  // The odd values are shared: what is changed later must be a copy.
  if (how === 'replace') put(place, structuredClone(value));
  else if (how === 'wrap') put(place, other % 2 ? [own] : { [key]: own });
  else if (how === 'remove' || how === 'rename') {
    if (Array.isArray(holder)) holder.splice(Number(place.key), 1);
    else delete holder[place.key];
    if (how === 'rename' && !Array.isArray(holder)) put({ holder, key }, own);
  } else if (how === 'double') {
    if (Array.isArray(holder)) holder.push(structuredClone(own));
    else put({ holder, key }, structuredClone(own));
  } else {
    const second = places[other % places.length]!;
    const copy = structuredClone(Reflect.get(second.holder, second.key) as unknown);
    put(second, structuredClone(own));
    put(place, copy);
  }
  return root;
}
