import { expect, it } from 'vitest';
import { line, separatorOf } from './cells';

it('splits lines as the spreadsheets of the system do', () => {
  expect(['en-US', 'zh-CN', 'ja-JP', ''].map(separatorOf)).toEqual([',', ',', ',', ',']);
  expect(['de-DE', 'fr-FR', 'pt-BR'].map(separatorOf)).toEqual([';', ';', ';']);
  expect(separatorOf('no tag_at all')).toBe(',');
});

it('lets no cell begin a formula, and keeps every sign within it', () => {
  expect(line(['=1+1', 'a;b', 'say "hi"', '-5', '@x'], ';')).toBe(
    `'=1+1;"a;b";"say ""hi""";-5;'@x\r\n`,
  );
});
