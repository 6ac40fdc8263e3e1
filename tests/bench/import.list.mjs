// The list that the benchmarks bring in.

/**
 * A CSV file as a spreadsheet writes it: a name, a number and an ID on each line.
 * @param {number} lines
 * @param {(n: number) => string} taskId
 */
export function listFile(lines, taskId) {
  const rows = Array.from(
    { length: lines },
    (_, n) => `Person ${(n * 7919) % 1_000_003},S-${n},${taskId(n)}\r\n`,
  );
  return Buffer.from(`Name,Staff no.,Task ID\r\n${rows.join('')}`);
}
