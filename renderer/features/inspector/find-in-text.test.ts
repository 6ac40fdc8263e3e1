import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findIn, pieceAt, piecesOf } from './find-in-text';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom('a', '\n', '🙂', 'İ', '"'), maxLength: 9_000, size: 'max' }),
  fc.integer({ min: 0, max: 9_000 }).map((n) => '🙂'.repeat(n)),
);

describe('searching a text', () => {
  it('finds every place, whatever its case, as it is written there', () => {
    expect(findIn('Mode "relax", MODE "fast"', 'mode', 9)).toEqual({
      found: [
        [0, 4],
        [14, 18],
      ],
      more: false,
    });
    expect(findIn('İİ image', 'IMAGE', 9).found).toEqual([[3, 8]]);
    expect(findIn('李娜, 李雯', '李', 9).found).toHaveLength(2);
  });

  it('takes signs of patterns for themselves', () => {
    for (const sign of ['.*', '[', '\\', '(?=', '{2}', '/', '|', '$^']) {
      expect(findIn(`a${sign}b aab`, sign, 9).found).toEqual([[1, 1 + sign.length]]);
    }
  });

  it('finds nothing of nothing, and stops where it is told to', () => {
    expect(findIn('aaaa', '', 9)).toEqual({ found: [], more: false });
    expect(findIn('aaaa', 'a', 4)).toMatchObject({ more: false });
    expect(findIn('aaaaa', 'a', 4).found).toHaveLength(4);
    expect(findIn('aaaaa', 'a', 4)).toMatchObject({ more: true });
  });

  it('finds any part of any text', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, at, length) => {
        const signs = [...text];
        const from = signs.length === 0 ? 0 : at % signs.length;
        const sought = signs.slice(from, from + length).join('');
        const { found } = findIn(text, sought, 1e6);
        expect(found.length > 0).toBe(sought !== '');
        for (const [start, end] of found.slice(0, 20)) {
          expect(findIn(text.slice(start, end), sought, 9).found).toEqual([[0, end - start]]);
        }
      }),
    );
  });
});

describe('a long text in pieces', () => {
  it('is whole, and each place is in the piece that holds it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const pieces = piecesOf(text);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const [i, piece] of pieces.entries()) {
          expect(text.startsWith(piece.text, piece.start)).toBe(true);
          expect(pieceAt(pieces, piece.start)).toBe(i);
          expect(pieceAt(pieces, piece.start + piece.text.length - 1)).toBe(i);
          expect(piece.text.length).toBeLessThanOrEqual(50 * 2_000);
          expect(
            /[\ud800-\udbff]$/.test(piece.text) &&
              /^[\udc00-\udfff]/.test(pieces[i + 1]?.text ?? ''),
          ).toBe(false);
        }
      }),
    );
  });

  it('knows how many lines each has', () => {
    const text = Array.from({ length: 120 }, (_, n) => `line ${n}`).join('\n');
    expect(piecesOf(text).map(({ lines }) => lines)).toEqual([50, 50, 20]);
    expect(piecesOf(`{\n${'x'.repeat(4_500)}\n}`).map(({ lines }) => lines)).toEqual([
      1, 1, 1, 1, 1,
    ]);
    expect(piecesOf('')).toEqual([]);
  });
});
