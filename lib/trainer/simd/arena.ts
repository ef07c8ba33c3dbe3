import { State } from "./opcode";

/** A count of numbers, rounded up to whole vectors of four. */
export function padded(count: number): number {
  return (count + 3) & ~3;
}

/** Reserves places (byte offsets) in a memory that is allocated later, zeroed except for the lists recorded here. */
export type Arena = {
  /** A place for this many numbers of four bytes. */
  reserve(count: number): number;
  /** A place that will hold these int32. Equal lists share one. */
  ints(values: readonly number[]): number;
  /** A place with at least this many zeros, which nobody writes to. */
  zeros(count: number): number;
  /** Bytes needed so far. */
  size(): number;
  /** Writes the lists that `ints` was given. */
  initialise(memory: ArrayBuffer): void;
};

export function createArena(): Arena {
  let end: number = State.Size;
  const lists = new Map<string, { place: number; values: readonly number[] }>();
  const blank = { place: 0, count: 0 };
  const reserve = (count: number) => {
    const place = end;
    end += 4 * padded(count);
    return place;
  };
  return {
    reserve,
    ints(values) {
      const key = values.join();
      const known = lists.get(key);
      if (known) return known.place;
      const place = reserve(values.length);
      lists.set(key, { place, values });
      return place;
    },
    zeros(count) {
      if (blank.count < count) Object.assign(blank, { place: reserve(count), count });
      return blank.place;
    },
    size: () => end,
    initialise(memory) {
      for (const { place, values } of lists.values())
        new Int32Array(memory, place, values.length).set(values);
    },
  };
}

/** 0, step, 2 · step …: the offsets of consecutive rows. */
export function steps(count: number, step: number): number[] {
  return Array.from({ length: count }, (_, index) => index * step);
}
