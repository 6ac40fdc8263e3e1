import { sampleList } from '../sandbox/sample-list';
import type { SampleList } from '../sandbox/sample-list';
import { startSandbox } from '../sandbox/server';
import type { Sandbox } from '../sandbox/server';
import { LOOPBACK_PACE } from './run';

/**
 * The same port at every start, where it is free: addresses of photos that were handed out before stay
 * good.
 */
const USUAL_PORT = 47_611;

/**
 * The sandbox as the window runs it: started when the operator wants it, with a list to try.
 * @param portraits folder of its sample portraits
 */
export function openSandbox(portraits: string) {
  let made: SampleList | undefined;
  const sample = (): SampleList => (made ??= sampleList());
  let running: Promise<Sandbox> | null = null;

  async function run(): Promise<Sandbox> {
    const options = { portraits, pace: LOOPBACK_PACE };
    const sandbox = await startSandbox({ ...options, port: USUAL_PORT }).catch(() =>
      startSandbox(options),
    );
    sandbox.addTasks(sample().specs);
    return sandbox;
  }

  return {
    list: () => ({ name: 'sample-list.csv', bytes: Buffer.from(sample().csv) }),
    start: (): Promise<Sandbox> => (running ??= run()),
    stop: async (): Promise<void> => (await running)?.stop(),
  };
}
