/**
 * Measures every contender once per round, one after another, so that other load on the machine affects all alike. Each round begins with
 * the next contender. Returns each contender's measurements in the order of the rounds.
 */
export async function interleaved<Name extends string>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<number>,
): Promise<Record<Name, number[]>> {
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      measured[name].push(await measure(name));
    }
  }
  return measured;
}

/** The best of ours ÷ the best of the peers; null if either has none that works. `speeds`: null for what does not work. */
export function bestRatio(
  speeds: Readonly<Record<string, number | null>>,
  ours: readonly string[],
  peers: readonly string[],
): number | null {
  const best = (names: readonly string[]) => Math.max(...names.map((name) => speeds[name] ?? 0));
  const [own, other] = [best(ours), best(peers)];
  return own > 0 && other > 0 ? own / other : null;
}

/** The smallest of the values that `percent` per cent of them do not exceed; NaN if there are none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}
