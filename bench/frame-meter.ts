/** A stretch of the main thread's time, in milliseconds. */
type Stretch = { readonly from: number; readonly to: number };

/** What was recorded while a page was drawing. */
export type Noted = {
  /** When something new arrived that a view shows. */
  readonly updates: readonly number[];
  /** Tasks that brought something new, from their beginning to the end of everything they did synchronously. */
  readonly tasks: readonly Stretch[];
  /** Frames, each from its first animation callback until style, layout and paint are done. */
  readonly frames: readonly Stretch[];
};

/**
 * Records what the main thread does for each frame. It does not see other threads (Chromium's compositor combines the painted layers and, without
 * a GPU, fills their pixels on the CPU), nor tasks that were not reported to it.
 */
export type FrameMeter = {
  /** To be called at the beginning of a task, for example by the first listener of a message. */
  task(): void;
  update(): void;
  /** Everything recorded since the last call. */
  read(): Noted;
};

export function createFrameMeter(): FrameMeter {
  let noted: { updates: number[]; tasks: Stretch[]; frames: Stretch[] } = empty();
  const later = createLater();
  const frame = () => {
    const from = performance.now();
    const { frames } = noted;
    // A message sent here is handled right after the frame has been painted and handed on.
    later(() => frames.push({ from, to: performance.now() }));
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  return {
    task() {
      const from = performance.now();
      const { tasks } = noted;
      later(() => tasks.push({ from, to: performance.now() }));
    },
    update: () => void noted.updates.push(performance.now()),
    read() {
      const all = noted;
      noted = empty();
      return all;
    },
  };
}

function empty() {
  return { updates: [], tasks: [], frames: [] };
}

/** Runs callbacks in tasks of their own, as soon as possible. */
function createLater(): (done: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  // Not by `onmessage`, which is instrumented to record tasks.
  port1.addEventListener("message", () => waiting.shift()?.());
  port1.start();
  return (done) => {
    waiting.push(done);
    port2.postMessage(null);
  };
}

/**
 * For each update, its longest frame before the next update, in milliseconds of work since the previous frame; empty frames thus cannot improve
 * the result. The last update is left out, since its frames may not be complete.
 */
export function longestFrames({ updates, tasks, frames }: Noted): number[] {
  const work = [...tasks, ...frames].sort((one, other) => one.from - other.from);
  const drawn = frames.map(({ to }, index) => ({
    to,
    took: workIn(work, { from: frames[index - 1]?.to ?? Number.NEGATIVE_INFINITY, to }),
  }));
  return updates.slice(0, -1).flatMap((update, index) => {
    const own = drawn.filter(({ to }) => to > update && to <= updates[index + 1]!);
    return own.length === 0 ? [] : [Math.max(...own.map(({ took }) => took))];
  });
}

/** The work of the main thread for each frame since the one before, in milliseconds. The first frame is left out. */
export function workPerFrame({ tasks, frames }: Noted): number[] {
  const work = [...tasks, ...frames].sort((one, other) => one.from - other.from);
  return frames.slice(1).map(({ to }, index) => workIn(work, { from: frames[index]!.to, to }));
}

/** How much of a stretch was filled with work. `work`: sorted by beginning; stretches may overlap. */
function workIn(work: readonly Stretch[], { from, to }: Stretch): number {
  let sum = 0;
  let reached = from;
  for (const one of work) {
    const end = Math.min(one.to, to);
    if (end <= reached || one.from >= to) continue;
    sum += end - Math.max(one.from, reached);
    reached = end;
  }
  return sum;
}
