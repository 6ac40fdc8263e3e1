import type { StoreClient } from './store-client';

/**
 * The store's calls, of which none is under way when `close` is passed on and then `end` ends the thread:
 * SQLite, interrupted by the end of its thread, takes the whole process with it. Once `close` was called,
 * others are refused.
 */
export function closable(calls: StoreClient, end: () => Promise<void>): StoreClient {
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await Promise.allSettled(underWay);
    await calls.close().finally(end);
  };
  return new Proxy(calls, {
    get(target, name) {
      if (name === 'close') return () => (closing ??= close());
      const call: unknown = Reflect.get(target, name);
      // Whoever awaits the store itself looks for a `then`, which it has not.
      if (typeof call !== 'function') return call;
      return (...input: unknown[]) => {
        if (closing) return Promise.reject(new Error('The profile is being closed.'));
        const answer = (call(...input) as Promise<unknown>).finally(() => underWay.delete(answer));
        underWay.add(answer);
        return answer;
      };
    },
  });
}
