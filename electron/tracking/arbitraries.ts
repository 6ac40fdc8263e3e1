/** Tasks and facts out of which the property tests are made. */
import fc from 'fast-check';
import type { Fact } from '../../contract/fact';
import type { RemoteTask } from '../../contract/task';
import { newTask } from './transition';

export const TASK_ID = '16f96e95-d95c-46ef-b183-139b9bd1aebd';

const at = fc.integer({ min: 0, max: 500_000 });
/** Few of them, so that facts meet; `#1` and `a#1` clash with keys that are made up. */
const key = fc.constantFrom('a', 'b', 'c', '#1', 'a#1', '#0');
const url = fc.constantFrom('https://cdn.test/1.png', 'https://cdn.test/2.png');
const error = fc.record({
  code: fc.constantFrom('expired', 'timeout', 'name-taken'),
  message: fc.string(),
});
const taskError = fc.record({
  code: fc.constantFrom('bad_request', 'api_error'),
  message: fc.string(),
  traceId: fc.option(fc.string()),
});

export const remoteTask: fc.Arbitrary<RemoteTask> = fc.record({
  id: fc.constant(TASK_ID),
  status: fc.constantFrom('waiting', 'finished', 'failed'),
  createdAt: fc.option(at),
  startedAt: fc.option(at),
  finishedAt: fc.option(at),
  template: fc.option(fc.constant('male_portrait')),
  mode: fc.option(fc.constant('relax')),
  portraits: fc.array(url, { maxLength: 2 }),
  traceId: fc.option(fc.string()),
  error: fc.option(taskError),
  photos: fc.array(
    fc.record({
      id: fc.option(fc.constantFrom('a', 'b', 'c', '#1', 'a#1', '')),
      url,
      template: fc.constant(null),
    }),
    { maxLength: 4 },
  ),
  raw: fc.constant('{}'),
});

const taskId = fc.constant(TASK_ID);
const photo = { taskId, key, at };
const photos = { taskId, key: fc.option(key), at };

export const fact: fc.Arbitrary<Fact> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answered'),
      taskId,
      at,
      remote: remoteTask,
      checkAgainAt: at,
    }),
  },
  fc.record({ kind: fc.constant('absent'), taskId, at, checkAgainAt: at }),
  fc.record({ kind: fc.constant('refused'), taskId, at, error: taskError }),
  fc.record({ kind: fc.constantFrom('retried', 'released', 'number-allowed'), ...photos }),
  fc.record({ kind: fc.constant('held'), ...photos, hold: fc.constantFrom('paused', 'cancelled') }),
  fc.record({ kind: fc.constantFrom('photo-started', 'photo-queued'), ...photo }),
  fc.record({
    kind: fc.constant('photo-saved'),
    ...photo,
    path: fc.constantFrom('/photos/1.png', '/photos/2.png'),
    bytes: fc.nat(),
    sha256: fc.constantFrom('00', '11'),
    type: fc.constantFrom('png', 'jpeg', 'webp'),
    damaged: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('photo-whole'),
    ...photo,
    whole: fc.record({
      path: fc.constant('/photos/.1.part'),
      bytes: fc.nat(),
      sha256: fc.constantFrom('00', '11'),
      type: fc.constantFrom('png', 'jpeg', 'webp'),
    }),
  }),
  fc.record({ kind: fc.constant('photo-delayed'), ...photo, retryAt: at, error }),
  fc.record({ kind: fc.constantFrom('photo-expired', 'photo-failed'), ...photo, error }),
);

export const facts = fc.array(fact, { maxLength: 40 });

export const task = newTask(TASK_ID, 0);
