import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestOf } from './request-of';

describe('the request of an answer', () => {
  it('is all that it holds, in its order', () => {
    const request = {
      mode: 'relax',
      template: 'male_portrait',
      image_urls: ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
      callback_url: null,
      count: 2,
      extra: { size: '2K' },
      note: '',
      none: [],
    };
    expect(requestOf(JSON.stringify({ id: 'a', request }))).toEqual([
      { key: 'mode', values: ['relax'] },
      { key: 'template', values: ['male_portrait'] },
      { key: 'image_urls', values: ['https://a.example/1.jpg', 'https://a.example/2.jpg'] },
      { key: 'callback_url', values: ['null'] },
      { key: 'count', values: ['2'] },
      { key: 'extra', values: ['{"size":"2K"}'] },
      { key: 'note', values: ['""'] },
      { key: 'none', values: ['[]'] },
    ]);
  });

  it.each(['', '<html>', 'null', '[]', '7', '{}', '{"request":null}', '{"request":"relax"}'])(
    'is nothing in %j',
    (answer) => expect(requestOf(answer)).toEqual([]),
  );

  it('takes the names of every object for names', () => {
    expect(requestOf('{"request":{"__proto__":"a","constructor":"b"}}')).toEqual([
      { key: '__proto__', values: ['a'] },
      { key: 'constructor', values: ['b'] },
    ]);
    expect(requestOf('{"__proto__":{"request":{"mode":"relax"}}}')).toEqual([]);
  });

  it('can be read whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        for (const { values } of requestOf(`{"request":${json}}`)) {
          expect(values.length).toBeGreaterThan(0);
          for (const value of values) expect(value.trim()).not.toBe('');
        }
      }),
    );
  });
});
