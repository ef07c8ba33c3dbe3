/** A stretch of the main thread's time, in milliseconds. */
type Stretch = { readonly from: number; readonly to: number };

/** What was noted of a page while it drew. */
export type Noted = {
  /** When something new came that a view shows. */
  readonly updates: readonly number[];
  /** Tasks that brought something new, from their beginning to the end of all that they set off at once. */
  readonly tasks: readonly Stretch[];
  /** From the first animation callback of a frame until style, layout and paint are done. */
  readonly frames: readonly Stretch[];
};

/**
 * Notes what the main thread does for each frame. What other threads do with it is not seen: Chromium's compositor puts the painted
 * layers together, and without a GPU it fills their pixels on the processor. Nor is what a task does that nobody told of.
 */
export type FrameMeter = {
  /** Called at the beginning of a task, as by whoever hears a message first. */
  task(): void;
  update(): void;
  /** All that was noted since the last time. */
  read(): Noted;
};

export function createFrameMeter(): FrameMeter {
  let noted: { updates: number[]; tasks: Stretch[]; frames: Stretch[] } = empty();
  const later = createLater();
  const frame = () => {
    const from = performance.now();
    const { frames } = noted;
    // A message that is sent here is heard right after the frame has been painted and handed on.
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

/** Does things in tasks of their own, as soon as there is room for them. */
function createLater(): (done: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  // Not by `onmessage`, in which others' tasks are noted.
  port1.addEventListener("message", () => waiting.shift()?.());
  port1.start();
  return (done) => {
    waiting.push(done);
    port2.postMessage(null);
  };
}

/**
 * For each update the longest frame until the next one, in milliseconds of work since the frame before: frames in which nothing happens
 * make nothing look better. The last update, whose frames may not all have been, is left out.
 */
export function longestFrames({ updates, tasks, frames }: Noted): number[] {
  const work = [...tasks, ...frames].sort((one, other) => one.from - other.from);
  const drawn = frames.map(({ to }, index) => ({
    to,
    took: workIn(work, { from: frames[index - 1]?.to ?? Number.NEGATIVE_INFINITY, to }),
  }));
  return updates.slice(0, -1).flatMap((update, index) => {
    const own = drawn.filter(({ to }) => to > update && to <= updates[index + 1]);
    return own.length === 0 ? [] : [Math.max(...own.map(({ took }) => took))];
  });
}

/** How much of a stretch there was any work in. `work`: by beginning; some may lie within others. */
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
