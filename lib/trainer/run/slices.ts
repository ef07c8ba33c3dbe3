/** Work between two looks at the messages takes about this long, so that Stop is heard at once. */
export const SLICE_MS = 12;

/** How many steps fit in a slice, learnt from those before. */
export type Slicing = {
  readonly steps: number;
  /** A slice of so many steps took so long. */
  took(steps: number, milliseconds: number): void;
};

export function createSlicing(): Slicing {
  let steps = 1;
  return {
    get steps() {
      return steps;
    },
    took(done, milliseconds) {
      const fitting = Math.floor((done * SLICE_MS) / Math.max(milliseconds, 0.05));
      // Never more than twice as many as were just tried: one quick slice proves little.
      steps = Math.max(1, Math.min(fitting, 2 * done));
    },
  };
}
