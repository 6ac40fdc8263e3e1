import type { TemplatePreview, TemplateSample } from '../contract/ipc';
import { checkTemplate } from './downloads/check-template';
import { renderName } from './downloads/naming';

/** A made-up entry, for a template that is written before any list was brought in. */
const EXAMPLE: TemplateSample = {
  id: '16f96e95-d95c-46ef-b183-139b9bd1aebd',
  name: 'Ana Duarte',
  list: 'march-intake',
  fields: {},
};

/** What files would be called under a template, and what is wrong with it. */
export function templatePreview(
  nameTemplate: string,
  samples: readonly TemplateSample[],
  now: number,
): TemplatePreview {
  const shown = samples.length > 0 ? samples : [EXAMPLE];
  const columns = [...new Set(shown.flatMap((sample) => Object.keys(sample.fields)))];
  return {
    paths: shown.slice(0, 5).map((sample) => {
      const name = renderName(nameTemplate, {
        taskId: sample.id,
        name: sample.name ?? sample.id,
        fields: sample.fields,
        list: sample.list,
        n: 1,
        of: 1,
        template: 'male_portrait',
        mode: 'fast',
        createdAt: now,
      });
      return `${name}.png`;
    }),
    problems: checkTemplate(nameTemplate, columns).map((problem) => problem.message),
  };
}
