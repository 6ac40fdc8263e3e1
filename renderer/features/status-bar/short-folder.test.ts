import { expect, it } from 'vitest';
import { pathBelow, shortFolder } from './short-folder';

it('knows a folder by its last two parts', () => {
  expect(shortFolder('/home/studio/Pictures/Proofsheet')).toBe('Pictures/Proofsheet');
  expect(shortFolder('C:\\Users\\studio\\Pictures\\Proofsheet')).toBe('Pictures/Proofsheet');
  expect(shortFolder('/photos')).toBe('/photos');
});

it('shows a file by its path below the folder', () => {
  expect(pathBelow('/p/Proofsheet', '/p/Proofsheet/march/Ana-1.png')).toBe('march/Ana-1.png');
});

it('shows the whole path of a file that lies elsewhere, next door included', () => {
  expect(pathBelow('/p/Proofsheet', '/q/Ana.png')).toBe('/q/Ana.png');
  expect(pathBelow('/p/Proofsheet', '/p/Proofsheet-old/Ana.png')).toBe('/p/Proofsheet-old/Ana.png');
});
