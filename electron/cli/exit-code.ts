/** Exit codes of the command line; where several hold, the one that stands first here is used. */
export const EXIT = {
  interrupted: 130,
  badUsage: 2,
  notAuthorised: 4,
  timedOut: 5,
  needsAttention: 3,
  unexpected: 1,
  done: 0,
} as const;

/** The code to exit with when all of these hold. */
export function firstThatHolds(codes: readonly number[]): number {
  return Object.values(EXIT).find((code) => codes.includes(code)) ?? EXIT.done;
}
