import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainNotes } from './release-notes';

describe('release notes', () => {
  it('are left as they are where they are plain text', () => {
    const notes = 'New:\n- photos < 1 MB are saved first\n- a & b, &amp; as it is';
    expect(plainNotes(notes)).toBe(notes);
  });

  it('lose their markup and keep their lines', () => {
    const html =
      '<h2>New</h2>\n<ul>\n<li>Tea &amp; <b>cake</b></li>\n<li>&#x1F370; &lt;tags&gt;</li>\n</ul><p>Bye&nbsp;<br>now</p>';
    expect(plainNotes(html)).toBe('New\n\n• Tea & cake\n\n• 🍰 <tags>\n\nBye\nnow');
  });

  it('lose scripts, styles and comments with all that is in them', () => {
    expect(plainNotes('<p>a</p><script>steal()</script><style>p{}</style><!-- b -->c')).toBe(
      'a\nc',
    );
    expect(plainNotes('a<script>never closed')).toBe('a');
    expect(plainNotes('a <img src=x onerror="steal()"> b')).toBe('a  b');
  });

  it('come with their versions where there are several', () => {
    const notes = [
      { version: '0.3.0', note: '<p>Third</p>' },
      { version: '0.2.0', note: null },
      { version: 7, note: 'Odd' },
      null,
    ];
    expect(plainNotes(notes)).toBe('0.3.0\n\nThird\n\nOdd');
  });

  it('are empty where there are none', () => {
    for (const odd of [null, undefined, 7, {}, { note: 7 }, [], [[]]]) {
      expect(plainNotes(odd)).toBe('');
    }
  });

  it('turn no other text around, and hide nothing', () => {
    expect(plainNotes('a\u202eb\u2066c\0d\u001b[31m\r\ne')).toBe('abcd[31m\ne');
  });

  it('have an end, and are read in time whatever they are', () => {
    expect(plainNotes('x'.repeat(100_000))).toHaveLength(4_001);
    for (const odd of ['<', '<p', '<script', '<!--', '&#', '<li>', '\n ']) {
      expect(plainNotes(odd.repeat(100_000)).length).toBeLessThanOrEqual(4_001);
    }
  });

  it('hold no control characters, whatever comes', () => {
    const pieces =
      '<p> <script> </script> <!-- --> &#7; &#x202e; &#55296; < > \u0007 \u2066 \u{e0001} a'.split(
        ' ',
      );
    const hostile = fc.array(fc.constantFrom('\n', ...pieces));
    fc.assert(
      fc.property(hostile, (parts) => {
        const shown = plainNotes(parts.join('')).replaceAll('\n', '');
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
