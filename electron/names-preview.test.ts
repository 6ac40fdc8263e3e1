import { expect, test } from 'vitest';
import { namesPreview } from './names-preview';
import type { NamesPlan, NamesQuestion } from './tracking/names-plan';

const asked = {
  nameTemplate: '{list}/{name} {Room}',
  folder: '/photos',
  previewId: null,
  nameColumn: null,
};

function storeWith(plan: Partial<NamesPlan>) {
  const questions: [number, NamesQuestion][] = [];
  const empty = {
    paths: [],
    photos: 0,
    saved: 0,
    savedAt: null,
    collisions: 0,
    collidesAt: null,
    taken: 0,
    partial: false,
    columns: [],
  };
  return {
    questions,
    previewNames: async (account: number, question: NamesQuestion): Promise<NamesPlan> => {
      questions.push([account, question]);
      return { ...empty, ...plan };
    },
  };
}

test('paths come with what is wrong with the template', async () => {
  const store = storeWith({ paths: ['march/Ada .png'], photos: 7, columns: ['Name'] });
  const preview = await namesPreview(store, 3, { ...asked, onTaken: 'number' }, 5);
  expect(preview).toMatchObject({ paths: ['march/Ada .png'], photos: 7, columns: ['Name'] });
  expect(preview.problems).toMatchObject([{ code: 'unknown', part: 'Room' }]);
  expect(store.questions).toEqual([[3, { ...asked, numbered: true, at: 5 }]]);
});

test('a photo that the operator is asked about gets no number', async () => {
  const store = storeWith({});
  await namesPreview(store, 3, { ...asked, onTaken: 'ask' }, 5);
  await namesPreview(store, 3, { ...asked, onTaken: 'skip-identical' }, 5);
  expect(store.questions.map(([, question]) => question.numbered)).toEqual([false, true]);
});

test('before anything is tracked, and without an account, there is an example', async () => {
  const template = { ...asked, nameTemplate: '{list}/{name}', onTaken: 'number' } as const;
  const store = storeWith({});
  for (const account of [3, null]) {
    expect(await namesPreview(store, account, template, 5)).toEqual({
      paths: ['march-intake/Ana Duarte.png'],
      photos: 0,
      saved: 0,
      savedAt: null,
      collisions: 0,
      collidesAt: null,
      taken: 0,
      partial: false,
      columns: [],
      problems: [],
    });
  }
  expect(store.questions).toHaveLength(1);
});

test('there is no example where all of a list is saved already', async () => {
  const store = storeWith({ saved: 2, savedAt: '/photos/march/Ada.png' });
  const preview = await namesPreview(store, 3, { ...asked, onTaken: 'number' }, 5);
  expect(preview).toMatchObject({ paths: [], saved: 2, savedAt: '/photos/march/Ada.png' });
});
