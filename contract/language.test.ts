import { expect, it } from 'vitest';
import { languageFor } from './language';

it('speaks what was chosen, whatever the system says', () => {
  expect(languageFor('zh-CN', ['en-GB'])).toBe('zh-CN');
  expect(languageFor('en', ['zh-CN'])).toBe('en');
});

it('follows the first of the system languages that it knows', () => {
  expect(languageFor('system', ['de-DE', 'zh-Hans-CN', 'en'])).toBe('zh-CN');
  expect(languageFor('system', ['zh-TW'])).toBe('zh-CN');
  expect(languageFor('system', ['fr', 'en-GB', 'zh'])).toBe('en');
  expect(languageFor('system', ['fr'])).toBe('en');
  expect(languageFor('system', [])).toBe('en');
});
