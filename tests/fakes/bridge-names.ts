import type { Input, NamesPreview, PreviewOutcome } from '../../contract/ipc';
import type { TaskDetail } from '../../contract/view';
import { sampleFields } from './bridge-previews';

const UNCLOSED = {
  at: 0,
  code: 'unclosed' as const,
  part: '',
  message: 'This { has no } after it, so it is taken as it stands.',
};

interface FakePhoto {
  id: string;
  name: string | null;
  list: string;
  fields: Record<string, string>;
  suffix: string;
}

const MOST_PATHS = 20;

/** Where photos would go: a plain stand-in for the engine's names, good enough to look at. */
export function fakeNames(
  asked: Input<'previewNames'>,
  tasks: readonly TaskDetail[],
  previews: readonly PreviewOutcome[],
): NamesPreview {
  const photos =
    asked.previewId === null
      ? tracked(tasks)
      : proposed(asked.previewId, asked.nameColumn, previews);
  const columns = [...new Set(photos.flatMap((photo) => Object.keys(photo.fields)))];
  const seen = new Map<string, number>();
  const paths: string[] = [];
  let collisions = 0;
  let collidesAt: string | null = null;
  for (const photo of photos) {
    const path = fill(asked.nameTemplate, photo) + photo.suffix;
    const before = seen.get(path) ?? 0;
    seen.set(path, before + 1);
    if (before > 0) {
      collisions++;
      collidesAt ??= `${path}.png`;
    }
    if (paths.length < MOST_PATHS) paths.push(`${path}${before > 0 ? ` (${before + 1})` : ''}.png`);
  }
  const found = previews.find((one) => one.ok && one.preview.previewId === asked.previewId);
  const unclosed = /\{[^}]*$/u.test(asked.nameTemplate);
  return {
    paths,
    // Where it was first to be said which column holds the IDs, each line has one then.
    photos: found?.ok ? found.preview.fresh || found.preview.rejectedTotal : photos.length,
    saved: 0,
    savedAt: null,
    collisions,
    collidesAt,
    taken: 0,
    partial: false,
    columns,
    problems: unclosed ? [UNCLOSED] : [],
  };
}

function tracked(tasks: readonly TaskDetail[]): FakePhoto[] {
  return tasks.flatMap((task) => {
    const { id, name, fields, photos } = task;
    const list = task.lists[0]?.name ?? '';
    if (photos.length === 0) return [{ id, name, list, fields, suffix: '' }];
    return photos
      .filter(({ status }) => status !== 'saved')
      .map(({ n }) => ({ id, name, list, fields, suffix: photos.length > 1 ? `-${n}` : '' }));
  });
}

function proposed(
  previewId: string,
  nameColumn: string | null,
  previews: readonly PreviewOutcome[],
): FakePhoto[] {
  const found = previews.find((one) => one.ok && one.preview.previewId === previewId);
  if (!found?.ok) return [];
  const { name: list } = found.preview;
  return sampleFields().map(({ id, fields }) => ({
    id,
    name: nameColumn === null ? null : (fields[nameColumn] ?? null),
    list,
    fields,
    suffix: '',
  }));
}

function fill(template: string, photo: FakePhoto): string {
  const { id, name, list, fields } = photo;
  const values: Record<string, string> = {
    ...fields,
    name: name ?? id,
    id,
    n: '1',
    list: list.replace(/\.\w+$/u, ''),
    template: 'male_portrait',
    mode: 'relax',
  };
  return template.replace(/\{([^{}]*)\}/gu, (_whole, token: string) =>
    token.startsWith('date') ? '2026-03-14' : (values[token] ?? ''),
  );
}
