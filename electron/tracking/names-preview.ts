import type { Imports } from './import';
import { createPlan, EXTENSION } from './names-plan';
import type { NamesPlan, NamesQuestion, NamingRules } from './names-plan';
import type { PlannedPhotos } from './planned-photos';

const MAX_PHOTOS = 100_000;

export interface PreviewNames {
  (account: number, question: NamesQuestion): Promise<NamesPlan>;
  /** Nobody looks at the names of this list any more: what is asked about it is cut short. */
  drop(account: number, previewId: string): void;
}

/**
 * Tells where photos will go, by the same rules as electron/downloads: a number behind a name that is
 * taken, by folded names. One question is answered after the other, so that a dead network drive holds
 * up no more than one; one that was asked again meanwhile is cut short, as `partial`.
 */
export function createNamesPreview(
  photos: PlannedPhotos,
  imports: Pick<Imports, 'waiting'>,
  rules: NamingRules,
): PreviewNames {
  const latest = new Map<string, symbol>();
  let last: Promise<unknown> = Promise.resolve();

  /** The photos in question; `columns` gathers the titles that they have. */
  function source(account: number, question: NamesQuestion, columns: Set<string>) {
    const { previewId, nameColumn, at } = question;
    // One more than are counted, to know whether there are more.
    const limit = MAX_PHOTOS + 1;
    if (previewId === null) return photos.tracked(account, limit);
    const list = imports.waiting(account, previewId);
    for (const title of list?.columns ?? []) columns.add(title);
    return list ? photos.ofList(account, list, nameColumn, at, limit) : [];
  }

  async function answer(
    account: number,
    question: NamesQuestion,
    outdated: () => boolean,
  ): Promise<NamesPlan> {
    const columns = new Set<string>();
    const plan = createPlan(question, rules);
    for await (const batch of source(account, question, columns)) {
      const { photos: planned, saved } = plan.result;
      const wanted = outdated() ? [] : batch.slice(0, MAX_PHOTOS - planned - saved);
      for (const photo of wanted) {
        for (const title of Object.keys(photo.fields)) columns.add(title);
        await plan.add(photo);
      }
      if (wanted.length === batch.length) continue;
      plan.result.partial = true;
      break;
    }
    if (plan.result.photos === 0 && question.previewId === null) {
      for (const example of photos.examples(account)) {
        for (const title of Object.keys(example.fields)) columns.add(title);
        const { folders, base } = rules.nameOf(question.nameTemplate, example);
        plan.result.paths.push([...folders, base + EXTENSION].join('/'));
      }
    }
    return { ...plan.result, columns: [...columns] };
  }

  const preview = (account: number, question: NamesQuestion): Promise<NamesPlan> => {
    const key = `${account} ${question.previewId}`;
    const mine = Symbol(key);
    latest.set(key, mine);
    const outdated = () => latest.get(key) !== mine;
    const result = last.then(() => answer(account, question, outdated));
    last = result
      .catch(() => undefined)
      .finally(() => {
        if (!outdated()) latest.delete(key);
      });
    return result;
  };
  return Object.assign(preview, {
    drop: (account: number, previewId: string) => void latest.delete(`${account} ${previewId}`),
  });
}
