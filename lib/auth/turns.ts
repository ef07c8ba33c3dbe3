/** So many at once; the others wait in line. */
export type Turns = {
  /** Resolves to what ends the turn; to null, at once, for whoever comes last while too many wait. */
  take(place: "first" | "last"): Promise<(() => void) | null>;
};

export function createTurns(atOnce: number, mostWaiting: number): Turns {
  const waiting: (() => void)[] = [];
  let busy = 0;
  const end = () => {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  };
  const once = () => {
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      end();
    };
  };
  return {
    async take(place) {
      if (busy < atOnce) {
        busy++;
        return once();
      }
      if (place === "last" && waiting.length >= mostWaiting) return null;
      await new Promise<void>((resolve) => {
        if (place === "first") waiting.unshift(resolve);
        else waiting.push(resolve);
      });
      return once();
    },
  };
}
