import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { API_FAILURE_KINDS } from '../../contract/api-outcome';
import { classify, saysUnknownId } from './classify';
import type { Answer } from './classify';
import vendor from './vendor-page.json';

const PAGE = '<html><body>Sign in</body></html>';

function answer(status: number, over: Partial<Answer> = {}): Answer {
  return { status, text: '', contentType: 'application/json', retryAfter: null, ...over };
}

function coded(status: number, code: unknown) {
  return classify(
    answer(status),
    { success: false, error: { code, message: 'm' }, trace_id: 't' },
    0,
  );
}

describe('classify', () => {
  it.each([
    [400, 'token_mismatched', 'token'],
    [400, 'no_token', 'token'],
    [401, 'invalid_token', 'token'],
    [401, 'token_expired', 'token'],
    [401, 'token_mismatched', 'token'],
    [400, 'api_not_implemented', 'request'],
    [400, 'bad_request', 'request'],
    [403, 'disabled', 'disabled'],
    [403, 'used_up', 'used-up'],
    [403, 'forbidden', 'disabled'],
    [404, 'no_api', 'no-api'],
    [404, 'task_not_found', 'request'],
    [404, 'not_found', 'request'],
    [429, 'too_many_requests', 'rate-limited'],
    [500, 'api_error', 'server'],
    [504, 'timeout', 'server'],
    // The code goes before the status.
    [500, 'invalid_token', 'token'],
    [400, 'too_many_requests', 'rate-limited'],
    [400, 'api_error', 'server'],
    [200, 'used_up', 'used-up'],
    [401, 'USED_UP', 'used-up'],
    // Codes nobody told us about.
    [400, 'novel', 'request'],
    [401, 'novel', 'token'],
    [403, 'novel', 'disabled'],
    [404, 'novel', 'request'],
    [429, 'novel', 'rate-limited'],
    [500, 'novel', 'server'],
    [200, 'novel', 'request'],
    [500, '__proto__', 'server'],
    [500, 17, 'server'],
  ])('%i %s means %s', (status, code, kind) => {
    expect(coded(status, code)).toMatchObject({
      kind,
      code: String(code),
      message: 'm',
      traceId: 't',
      status,
    });
  });

  it.each([
    [400, 'request'],
    [401, 'token'],
    [402, 'used-up'],
    [403, 'disabled'],
    [404, 'no-api'],
    [405, 'no-api'],
    [407, 'offline'],
    [408, 'server'],
    [410, 'no-api'],
    [413, 'request'],
    [414, 'request'],
    [422, 'request'],
    [429, 'rate-limited'],
    [500, 'server'],
    [502, 'server'],
    [503, 'server'],
    [504, 'server'],
    [511, 'offline'],
    [599, 'server'],
    [302, 'offline'],
    [304, 'offline'],
  ])('%i with a web page means %s', (status, kind) => {
    const failure = classify(
      answer(status, { text: PAGE, contentType: 'text/html' }),
      undefined,
      0,
    );
    expect(failure).toMatchObject({ kind, code: `http_${status}`, traceId: null });
    expect(failure.message).toMatch(/^[A-Z].*\.$/);
  });

  it("reads the vendor's own error", () => {
    expect(classify(answer(500), vendor.error, 0)).toEqual({
      kind: 'server',
      code: 'api_error',
      message: 'fetch failed',
      traceId: '2cf86e86-22a4-46e1-ac2f-032c0f2a4e89',
      status: 500,
      retryAfterMs: null,
      retryAfterCapped: false,
    });
  });

  it.each([
    ['a bare string', { error: 'overloaded' }, 'http_503', 'overloaded'],
    ['null', { error: null }, 'http_503', 'The API has trouble of its own.'],
    ['detail', { detail: 'down' }, 'http_503', 'down'],
    ['detail as a list', { detail: [{ loc: ['ids'] }] }, 'http_503', '[{"loc":["ids"]}]'],
    ['message and code at the top', { code: 'x', message: 'top' }, 'x', 'top'],
    ['a code alone', { error: { code: 'x' } }, 'x', 'The API has trouble of its own.'],
    ['control characters', { error: 'a\n\u0000b\u001b[1m' }, 'http_503', 'a b [1m'],
    ['nothing', {}, 'http_503', 'The API has trouble of its own.'],
    ['an array', [], 'http_503', 'The API has trouble of its own.'],
  ])('takes an error given as %s', (_, body, code, message) => {
    expect(classify(answer(503), body, 0)).toMatchObject({ kind: 'server', code, message });
  });

  it('keeps at most 500 characters of a message', () => {
    expect(classify(answer(500), { error: 'x'.repeat(10_000) }, 0).message).toHaveLength(500);
  });

  it.each([
    ['told by its type', { text: 'Sign in', contentType: 'Text/HTML; charset=utf-8' }],
    ['told by its text', { text: `\n ${PAGE}`, contentType: 'application/json' }],
  ])('takes a web page with 200, %s, for a captive portal', (_, over) => {
    expect(classify(answer(200, over), undefined, 0)).toMatchObject({
      kind: 'offline',
      code: 'captive_portal',
    });
  });

  it('takes any other text with 200 for trouble of the server', () => {
    expect(classify(answer(200, { text: '{"items":[{' }), undefined, 0)).toMatchObject({
      kind: 'server',
      code: 'not_json',
    });
  });

  it('passes on how long to wait, and whether that was cut short', () => {
    expect(classify(answer(429, { retryAfter: '7' }), {}, 0)).toMatchObject({
      retryAfterMs: 7_000,
      retryAfterCapped: false,
    });
    expect(classify(answer(503, { retryAfter: '86400' }), {}, 0)).toMatchObject({
      retryAfterMs: 3_600_000,
      retryAfterCapped: true,
    });
  });

  it('has an answer to everything', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 999 }),
        fc.string(),
        fc.jsonValue(),
        (status, text, body) => {
          const failure = classify(answer(status, { text }), body, 0);
          expect(API_FAILURE_KINDS).toContain(failure.kind);
          expect(failure.code).not.toBe('');
          expect(failure.message).not.toBe('');
        },
      ),
    );
  });
});

describe('saysUnknownId', () => {
  it.each([
    ['404 task_not_found', classify(answer(404), { error: { code: 'task_not_found' } }, 0), true],
    ['400 not_found', classify(answer(400), { error: { code: 'not_found' } }, 0), true],
    [
      '404 in the form of the API',
      classify(answer(404), { success: false, trace_id: 't' }, 0),
      true,
    ],
    ['404 no_api', classify(answer(404), { error: { code: 'no_api' } }, 0), false],
    ['404 of a foreign server', classify(answer(404), { detail: 'Not Found' }, 0), false],
    ['404 with a web page', classify(answer(404, { text: PAGE }), undefined, 0), false],
    ['400 bad_request', classify(answer(400), { error: { code: 'bad_request' } }, 0), false],
  ])('%s', (_, failure, expected) => {
    expect(saysUnknownId(failure)).toBe(expected);
  });
});
