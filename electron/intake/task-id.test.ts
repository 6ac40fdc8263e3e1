import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFreeLine, readIdCell, repair, uuidsIn } from './task-id';

const ID = '16f96e95-d95c-46ef-b183-139b9bd1aebd';
const OTHER = '5213468b-6b96-4ad4-9c6a-657bd438d299';
const found = (...ids: string[]) => ({ ok: true, ids });
const refused = (reason: string) => ({ ok: false, reason });

describe('a UUID', () => {
  it.each([
    ['in upper case', ID.toUpperCase()],
    ['in quotes with a comma', `"${ID}",`],
    ['in curly quotes', `“${ID}”`],
    ['in brackets', `[{${ID}}]`],
    ['in full-width brackets', `（${ID}）`],
    ['in full-width digits and letters', '１６ｆ９６ｅ９５-d95c-46ef-b183-139b9bd1aebd'],
    ['with full-width hyphens', ID.replaceAll('-', '－')],
    ['with en dashes', ID.replaceAll('-', '–')],
    ['with non-breaking hyphens', ID.replaceAll('-', '\u2011')],
    ['with minus signs', ID.replaceAll('-', '\u2212')],
    ['with a zero-width space inside', `16f9\u200B6e95${ID.slice(8)}`],
    ['with a byte order mark and no-break spaces', `\uFEFF\u00A0${ID}\u00A0`],
    ['in the URL of its photo', `https://platform.cdn.acedata.cloud/headshots/${ID}.png`],
    ['in an escaped URL', `https://x.example/?u=https%3A%2F%2Fy.example%2F${ID}.png`],
    ['with words around it', `please fetch ${ID} today`],
    ['as a file name', `headshot_${ID}_v2.png`],
  ])('is found %s', (_, text) => {
    expect(readFreeLine(text)).toEqual(found(ID));
    expect(readIdCell(text)).toEqual(found(ID));
  });

  it('is not found where one more digit makes it something else', () => {
    expect(uuidsIn(`${ID}0`)).toEqual([]);
    expect(uuidsIn(`0${ID}`)).toEqual([]);
  });

  it('is found once however often the text repeats it', () => {
    expect(uuidsIn(`${ID} ${ID.toUpperCase()} ${OTHER}`)).toEqual([ID, OTHER]);
  });
});

describe('an ID that is no UUID', () => {
  it.each([
    'TASK-2024_001',
    '12345678',
    'a2345678',
    'X'.repeat(127) + '1',
    ID.replaceAll('-', ''),
    '20241103-0001',
  ])('is kept as it is written: %s', (word) => {
    expect(readIdCell(word)).toEqual(found(word));
    expect(readFreeLine(`  '${word}',`)).toEqual(found(word));
  });

  it('is repaired from full-width writing', () => {
    expect(readIdCell('ＴＡＳＫ－２０２４')).toEqual(found('TASK-2024'));
  });

  it('counts only alone on its line', () => {
    expect(readFreeLine('- TASK-2024')).toEqual(found('TASK-2024'));
    expect(readFreeLine('the one TASK-2024')).toEqual(refused('no-id'));
  });

  it.each([
    ['a1b2c3d', 'too-short'],
    ['x'.repeat(128) + '1', 'too-long'],
    ['pending', 'no-id'],
    ['unknown-task', 'no-id'],
    ['two words 123', 'no-id'],
    ['', 'no-id'],
    ['2.02411E+17', 'rounded'],
    ['2,02411E+17', 'rounded'],
  ])('is refused with a reason: %s is %s', (text, reason) => {
    expect(readIdCell(text)).toEqual(refused(reason));
  });
});

describe('a damaged UUID', () => {
  it('is called cut short wherever it was cut', () => {
    for (let length = 10; length < ID.length; length += 1) {
      expect([length, readFreeLine(ID.slice(0, length))]).toEqual([length, refused('cut-short')]);
    }
    expect(readIdCell('d95c-46ef-b183-139b9bd1aebd')).toEqual(refused('cut-short'));
    expect(readIdCell('16f96e95-d95-46ef-b183-139b9bd1aebd')).toEqual(refused('cut-short'));
    expect(readFreeLine('Ann Lee: 16f96e95-d95c-46ef… (see mail)')).toEqual(refused('cut-short'));
  });

  it('is called too long when characters were added', () => {
    expect(readIdCell(`${ID}00`)).toEqual(refused('too-long'));
  });
});

describe('several UUIDs on one line of text', () => {
  it('are all taken when nothing tells them apart', () => {
    expect(readFreeLine(`${ID}, ${OTHER}`)).toEqual(found(ID, OTHER));
  });

  it('are told apart by their labels', () => {
    const log = `10:00:01 INFO api_id=${OTHER} trace_id='${OTHER}' task_id='${ID}' done`;
    expect(readFreeLine(log)).toEqual(found(ID));
    expect(readFreeLine(`{"trace_id": "${OTHER}", "id": "${ID}"}`)).toEqual(found(ID));
    expect(readFreeLine(`任务 ID：${ID}，用户ID：${OTHER}`)).toEqual(found(ID));
    expect(readFreeLine(`Ann Lee: ${ID}`)).toEqual(found(ID));
  });

  it('do not count when all belong to something else', () => {
    expect(readFreeLine(`"application_id": "${OTHER}",`)).toEqual(refused('other-id'));
    expect(readFreeLine(`Trace ID: ${OTHER}`)).toEqual(refused('other-id'));
  });
});

describe('any text at all', () => {
  it('is read without a fault, and what is found can be found again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const reading of [readFreeLine(text), readIdCell(text)]) {
          if (!reading.ok) continue;
          for (const id of reading.ids) expect(readIdCell(id)).toEqual(found(id));
        }
        expect(repair(repair(text))).toBe(repair(text));
      }),
    );
  });

  // Work that grows with the square of the length would not come to an end here.
  it('is read to its end however long and odd it is', () => {
    const pieces = ['.', '"', '- ', 'a-', '16f96e95-', 'task_id=', '1e', '\u00A0', 'https://'];
    for (const piece of pieces) {
      const text = piece.repeat(200_000);
      expect([piece, readFreeLine(`${text}x`).ok, readIdCell(`x${text}`).ok]).toEqual([
        piece,
        false,
        false,
      ]);
    }
    expect(readFreeLine('16f96e95-'.repeat(2_000_000))).toEqual(refused('too-long'));
    expect(repair('\uFDFA'.repeat(1_000_001))).toHaveLength(1_000_001);
  });
});
