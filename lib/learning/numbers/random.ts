/** A seeded stream of uniform numbers in [0, 1): the same seed gives the same numbers on every machine. */
export type Random = () => number;

/** A seed is an unsigned 32-bit integer. */
export type Seed = number;

/** Mulberry32 (T. Ettinger, 2017): 32 bits of state, passes gjrand; enough for data and initial weights. */
export function createRandom(seed: Seed): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed for one named purpose, so that (say) the shuffle does not depend on how many weights were drawn. FNV-1a over the name. */
export function deriveSeed(seed: Seed, purpose: string): Seed {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const byte of new TextEncoder().encode(purpose)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return Math.floor(createRandom(hash)() * 4_294_967_296);
}

/** One draw from the standard normal distribution (Box and Muller, 1958). */
export function gaussian(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** One of these, each as likely as the others. */
export function oneOf<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)]!;
}

/** Shuffles `items` in place (Fisher and Yates), and returns them. */
export function shuffle<T extends { length: number; [index: number]: number }>(items: T, random: Random): T {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = items[last]!;
    items[last] = items[other]!;
    items[other] = kept;
  }
  return items;
}
