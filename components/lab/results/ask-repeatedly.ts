/** `again`: whether to go on after the first time, as while a network trains. `rest`: how long to wait after an answer that took so long; both in milliseconds. */
type Rhythm = {
  readonly again: boolean;
  rest(took: number): number;
  /** How long to wait before asking again where asking failed; without it, a failure is the asker's own. */
  readonly retryMs?: number;
};

/**
 * Asks something of the network at once and then again and again, but not while the page is hidden. `isStopped` says after an answer whether nobody wants it
 * any more. Returns a function that stops it.
 */
export function askRepeatedly(
  ask: (isStopped: () => boolean) => Promise<void>,
  { again, rest, retryMs }: Rhythm,
): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const takeTurn = async () => {
    const from = performance.now();
    if (document.visibilityState === "visible") {
      await ask(() => stopped);
      if (stopped) return;
    }
    if (again) timer = setTimeout(turn, rest(performance.now() - from));
  };
  const turn = () => {
    if (retryMs === undefined) return void takeTurn();
    void takeTurn().catch((reason) => {
      console.warn("The network gave no answer.", reason);
      if (!stopped) timer = setTimeout(turn, retryMs);
    });
  };
  turn();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
