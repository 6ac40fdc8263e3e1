interface Ports<I, O> {
  ask(input: I): Promise<O | undefined>;
  take(answer: O, input: I): void;
  /** A pause in the changes after which it is asked, in ms. */
  pauseMs: number;
}

/**
 * Asks about something that changes while it is typed: the first time at once, then after a pause. An
 * answer that was overtaken by a later change is dropped.
 */
export function latestAnswer<I, O>(ports: Ports<I, O>): { change(input: I): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const ask = async (input: I): Promise<void> => {
    const mine = turn;
    const answer = await ports.ask(input);
    if (answer !== undefined && mine === turn) ports.take(answer, input);
  };
  return {
    change(input) {
      clearTimeout(timer);
      const first = turn === 0;
      turn++;
      if (first) void ask(input);
      else timer = setTimeout(() => void ask(input), ports.pauseMs);
    },
    stop() {
      clearTimeout(timer);
      turn++;
    },
  };
}
