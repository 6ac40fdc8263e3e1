/**
 * `now`, with every item at the position that one of the same key had in `before`, and new ones in the
 * gaps. Drawn by position, what stays keeps its nodes and what comes takes over those of what went: to
 * make nodes costs several times what it takes to fill them anew. When there are fewer, the last ones
 * move into the gaps.
 */
export function seat<Item>(
  before: readonly Item[],
  now: readonly Item[],
  keyOf: (item: Item) => unknown,
): Item[] {
  const coming = new Map(now.map((item) => [keyOf(item), item]));
  const staying = before.map((item) => {
    const key = keyOf(item);
    const found = coming.get(key);
    coming.delete(key);
    return found;
  });
  const fresh = [...coming.values()];
  const seats = staying.map((item) => item ?? fresh.shift());
  const taken: Item[] = [];
  for (let i = 0, end = seats.length; i < end; i += 1) {
    let item = seats[i];
    while (item === undefined && end > i + 1) item = seats[(end -= 1)];
    if (item !== undefined) taken.push(item);
  }
  return [...taken, ...fresh];
}
