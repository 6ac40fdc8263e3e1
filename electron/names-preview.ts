import type { Input, NamesPreview } from '../contract/ipc';
import type { TakenPolicy } from '../contract/settings';
import { checkTemplate } from './downloads/names/check-template';
import { renderName } from './downloads/names/naming';
import type { StoreClient } from './storage/store-client';
import { emptyPlan } from './tracking/names-plan';

/** A made-up photo, for a template that is written before any list was brought in. */
const EXAMPLE = {
  taskId: '16f96e95-d95c-46ef-b183-139b9bd1aebd',
  name: 'Ana Duarte',
  fields: {},
  list: 'march-intake',
  n: 1,
  of: 1,
  template: 'male_portrait',
  mode: 'fast',
};

/**
 * Where photos would go, and what is wrong with the template. Without an account, and where nothing is
 * tracked yet, one path of a made-up photo. `now` in ms.
 */
export async function namesPreview(
  store: Pick<StoreClient, 'previewNames'>,
  account: number | null,
  asked: Input<'previewNames'> & { onTaken: TakenPolicy },
  now = Date.now(),
): Promise<NamesPreview> {
  const { onTaken, ...question } = asked;
  const numbered = onTaken !== 'ask';
  const plan =
    account === null
      ? emptyPlan()
      : await store.previewNames(account, { ...question, numbered, at: now });
  const { nameTemplate } = asked;
  const example = `${renderName(nameTemplate, { ...EXAMPLE, createdAt: now })}.png`;
  return {
    ...plan,
    // Where all is saved already there is nothing to give an example of.
    paths: plan.paths.length > 0 || plan.saved > 0 ? plan.paths : [example],
    problems: checkTemplate(nameTemplate, plan.columns),
  };
}
