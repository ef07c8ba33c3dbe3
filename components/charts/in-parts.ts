/**
 * Does all `parts`, the first ones at once, and after `shareMs` milliseconds the rest in the next frame, and so on; then `done`. `settle`:
 * called after each, so that what it only set down to be done later is done, and counted. Returns what breaks it off.
 */
export function inParts(
  parts: Iterable<void>,
  shareMs: number,
  settle: () => void,
  done: () => void,
): () => void {
  const steps = parts[Symbol.iterator]();
  let frame = 0;
  const go = () => {
    const began = performance.now();
    do {
      if (steps.next().done) return done();
      settle();
    } while (performance.now() - began < shareMs);
    frame = requestAnimationFrame(go);
  };
  go();
  return () => cancelAnimationFrame(frame);
}
