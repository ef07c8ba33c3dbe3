/** Beside a training at full speed, other work takes this share of the time: nine steps of ten are kept. */
const SHARE = 0.1;
/** Work at a stretch: beside a training that must not be kept waiting, and when there is nothing else to do. */
const BUSY_SLICE_MS = 1.5;
const FREE_SLICE_MS = 8;

export type LeisurePorts = {
  now(): number;
  /** Waits at least so long, and hears messages even when that is 0. */
  pause(milliseconds: number): Promise<void>;
  /** Whether a training is at work now, and not waiting for its next step by its pace. */
  isTraining(): boolean;
};

/** The training waits for its device if so little time passes while messages are heard: then so does this. */
const NOBODY_WORKS_MS = 0.5;
const DEVICE_WAIT_MS = 2;

/**
 * For work that is done beside a training, in its own time. Asked often, it lets messages be heard and, while a training is at work,
 * waits until that has had its share; between runs it hardly waits at all.
 */
export function createLeisure({ now, pause, isTraining }: LeisurePorts): () => Promise<void> {
  let began = now();
  return async () => {
    const worked = now() - began;
    if (worked < (isTraining() ? BUSY_SLICE_MS : FREE_SLICE_MS)) return;
    const until = now() + (worked * (1 - SHARE)) / SHARE;
    await pause(0);
    // By turns, not by a timer: a training that is at work always leaves turns, and some event loops no timers.
    for (let before = now(); isTraining() && before < until; before = now()) {
      await pause(0);
      if (now() - before < NOBODY_WORKS_MS) await pause(DEVICE_WAIT_MS);
    }
    began = now();
  };
}
