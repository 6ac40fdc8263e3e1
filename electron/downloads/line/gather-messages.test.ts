import { expect, test } from 'vitest';
import { gatherMessages } from './gather-messages';

test('what is said in one turn is one message, in its order', async () => {
  const posted: unknown[][] = [];
  const say = gatherMessages((messages) => void posted.push(messages));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  say(1);
  await Promise.resolve().then(() => say(2));
  expect(posted).toEqual([]);
  await turn();
  say(3);
  await turn();
  await turn();
  expect(posted).toEqual([[1, 2], [3]]);
});
