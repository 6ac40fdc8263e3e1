import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { format } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from './secret';

const TOKEN = 'sk-canary-4f1d0b7c/+?"\\';
const secret = new Secret(TOKEN);

/** What a message arrives as in another thread. */
function posted(value: unknown): unknown {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value);
  const message = receiveMessageOnPort(port2);
  port1.close();
  return message?.message;
}

test.each<[string, string]>([
  ['a template', `${secret}`],
  ['String', String(secret)],
  ['a sum', 'token: ' + (secret as unknown as string)],
  ['join', [secret].join()],
  ['JSON', JSON.stringify({ secret, list: [secret] })],
  ['an error message', new Error(`failed with ${secret}`).message],
  ['inspect', inspect({ secret })],
  ['inspect of all there is', inspect(secret, { showHidden: true, getters: true, depth: 9 })],
  ['inspect without its hook', inspect(secret, { customInspect: false, showHidden: true })],
  ['format', format('%s %o %O %j', secret, secret, secret, secret)],
  ['spreading', JSON.stringify({ ...secret })],
  ['its own names', JSON.stringify(Reflect.ownKeys(secret))],
  ['a map of its entries', JSON.stringify(Object.entries(secret))],
  ['Object.assign', inspect(Object.assign({}, secret), { showHidden: true })],
  ['structuredClone', inspect(structuredClone({ secret }), { showHidden: true, depth: 9 })],
  ['a message', inspect(posted({ secret }), { showHidden: true, depth: 9 })],
  ['serialised bytes', serialize({ secret }).toString('latin1')],
])('%s does not give the value away', (_way, text) => {
  expect(text).not.toContain('canary');
});

test('the value comes out by its one method', () => {
  expect(secret.reveal()).toBe(TOKEN);
});

test('a text is told to hold a secret, not left empty', () => {
  expect(`${secret}`).toBe('[secret]');
  expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
  expect(inspect({ secret })).toBe('{ secret: [secret] }');
});

test('nothing can be put on it, or in the place of its methods', () => {
  expect(() => Object.assign(secret, { toString: () => 'mine' })).toThrow(TypeError);
});

test('cuts the value out of a text, however it is written there', () => {
  const text = [
    TOKEN,
    TOKEN.toUpperCase(),
    `https://example.com/${encodeURIComponent(TOKEN)}/x`,
    JSON.stringify({ token: TOKEN }),
  ].join(' and ');
  expect(secret.cutFrom(text)).toBe(
    '[secret] and [secret] and https://example.com/[secret]/x and {"token":"[secret]"}',
  );
  expect(secret.cutFrom(TOKEN, '[token]')).toBe('[token]');
  expect(secret.cutFrom('nothing of it')).toBe('nothing of it');
});

test('does not take a short word for the secret', () => {
  expect(new Secret('task').cutFrom('a task')).toBe('a task');
  expect(new Secret('').cutFrom('text')).toBe('text');
});
