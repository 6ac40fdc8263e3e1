import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesFromArgv } from './files-from-argv';

const CWD = resolve(sep, 'work', 'lists');

describe('the files among the arguments', () => {
  it('are lists, found from the folder the program was started in', () => {
    expect(filesFromArgv(['march.csv', '../三月.XLSX', resolve(sep, 'a.txt')], CWD)).toEqual([
      join(CWD, 'march.csv'),
      resolve(sep, 'work', '三月.XLSX'),
      resolve(sep, 'a.txt'),
    ]);
  });

  it('are not switches, nor the values of switches', () => {
    const args = ['--inspect=0', '--profile', 'data', '-x.csv', '--log=a.csv', '.', 'march.csv'];
    expect(filesFromArgv(args, CWD)).toEqual([join(CWD, 'march.csv')]);
  });

  it('are all that follows --', () => {
    expect(filesFromArgv(['a.csv', '--', '-x.csv', 'ids', ''], CWD)).toEqual(
      ['a.csv', '-x.csv', 'ids'].map((name) => join(CWD, name)),
    );
  });

  it('may come as addresses, as some desktops write them', () => {
    const path = join(CWD, 'march intake.csv');
    expect(filesFromArgv([pathToFileURL(path).href], CWD)).toEqual([path]);
    expect(filesFromArgv(['file://elsewhere/%zz.csv'], CWD)).toEqual([]);
  });

  it('count once', () => {
    expect(filesFromArgv(['a.csv', './a.csv', join(CWD, 'a.csv')], CWD)).toHaveLength(1);
  });

  it('are absolute paths, whatever the arguments', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constant('--'))), (args) =>
        filesFromArgv(args, CWD).every((path) => resolve(path) === path),
      ),
    );
  });
});
