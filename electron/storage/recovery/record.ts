/** Rows as SQLite writes them, https://www.sqlite.org/fileformat2.html#record_format */

export type Value = null | number | bigint | string | Uint8Array;

/** A number of 1 to 9 bytes at `at`, and where it ends. Throws a RangeError beyond the bytes. */
export function readVarint(bytes: Buffer, at: number): [value: number, end: number] {
  let value = 0n;
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes.readUInt8(at + i);
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return [Number(value), at + i + 1];
  }
  value = (value << 8n) | BigInt(bytes.readUInt8(at + 8));
  return [Number(BigInt.asIntN(64, value)), at + 9];
}

/** The values of a row. Throws a RangeError where the bytes are no row. */
export function decodeRecord(payload: Buffer): Value[] {
  const [headEnd, firstKind] = readVarint(payload, 0);
  const values: Value[] = [];
  let at = headEnd;
  for (let next = firstKind; next < headEnd;) {
    const [kind, end] = readVarint(payload, next);
    next = end;
    const [value, bytes] = decodeValue(payload, at, kind);
    values.push(value);
    at += bytes;
  }
  if (at !== payload.length) throw new RangeError('The row is longer or shorter than it says.');
  return values;
}

/** Bytes of an integer of kind 1 to 6. */
const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

function decodeValue(bytes: Buffer, at: number, kind: number): [value: Value, bytes: number] {
  if (kind === 0) return [null, 0];
  if (kind === 8 || kind === 9) return [kind - 8, 0];
  if (kind === 7) return [bytes.readDoubleBE(at), 8];
  const length = INTEGER_BYTES[kind];
  if (length === 8) {
    const value = bytes.readBigInt64BE(at);
    return [BigInt(Number(value)) === value ? Number(value) : value, 8];
  }
  if (length !== undefined) return [bytes.readIntBE(at, length), length];
  if (kind < 12) throw new RangeError('No value is of this kind.');
  const size = (kind - 12 - (kind % 2)) / 2;
  if (at + size > bytes.length) throw new RangeError('The value is longer than its row.');
  const own = bytes.subarray(at, at + size);
  return [kind % 2 === 1 ? own.toString('utf8') : new Uint8Array(own), size];
}
