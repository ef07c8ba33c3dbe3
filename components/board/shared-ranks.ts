/** The ranks that more than one has. */
export function sharedRanks(ranks: readonly number[]): ReadonlySet<number> {
  const seen = new Set<number>();
  return new Set(ranks.filter((rank) => seen.has(rank) || !seen.add(rank)));
}
