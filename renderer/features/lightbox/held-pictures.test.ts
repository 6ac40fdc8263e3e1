import { expect, it } from 'vitest';
import { MOST_HELD, createHeldPictures } from './held-pictures';

function stand() {
  const made: { src: string; decode(): Promise<void> }[] = [];
  const held = createHeldPictures(() => {
    const picture = { src: '', decode: () => Promise.reject(new Error('no picture')) };
    made.push(picture);
    return picture;
  });
  return { held, made, loading: () => made.map(({ src }) => src).filter(Boolean) };
}

it('holds no more than three pictures, the most wanted ones', () => {
  const { held, loading } = stand();
  held.hold(['a', 'b', 'c', 'd']);
  expect(held.addresses()).toEqual(['a', 'b', 'c']);
  expect(loading()).toHaveLength(MOST_HELD);
});

it('lets go of what is not wanted any more, and loads nothing twice', () => {
  const { held, made, loading } = stand();
  held.hold(['a', 'b', 'a']);
  held.hold(['b', 'c']);
  expect(loading()).toEqual(['b', 'c']);
  expect(made).toHaveLength(3);
});
