import { State } from "./opcode";

/** Numbers of a row, rounded up to whole vectors of four. */
export function padded(count: number): number {
  return (count + 3) & ~3;
}

/** Hands out places (bytes) in a memory that is made afterwards, all zeros but for what is written down here. */
export type Arena = {
  /** A place for this many numbers of four bytes. */
  reserve(count: number): number;
  /** A place that begins with these int32. Equal lists share one. */
  ints(values: readonly number[]): number;
  /** The place of at least this many zeros, never written. */
  zeros(count: number): number;
  /** Bytes needed so far. */
  size(): number;
  /** Writes down what `ints` was given. */
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

/** 0, step, 2 · step … : where rows lie that follow each other. */
export function steps(count: number, step: number): number[] {
  return Array.from({ length: count }, (_, index) => index * step);
}
