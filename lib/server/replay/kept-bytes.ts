/**
 * Answers that are kept in memory for whoever asks next, up to a size in all; the one that nobody has asked for longest goes first. `About`:
 * what is known of an answer while it is still being made.
 */
export type KeptBytes<About> = {
  find(key: string): { readonly about: About; readonly bytes: Promise<Uint8Array> } | undefined;
  /** Keeps what is being made, in the place of what was kept under this key. What fails is not kept. */
  keep(key: string, about: About, bytes: Promise<Uint8Array>): void;
};

export function keepBytes<About>(mostBytes: number): KeptBytes<About> {
  type Kept = { readonly about: About; readonly bytes: Promise<Uint8Array>; size: number };
  const kept = new Map<string, Kept>();
  let total = 0;

  const forget = (key: string) => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };

  return {
    find(key) {
      const found = kept.get(key);
      if (!found) return undefined;
      // The last in a map's order is the newest.
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    keep(key, about, bytes) {
      forget(key);
      const entry: Kept = { about, bytes, size: 0 };
      kept.set(key, entry);
      const isKept = () => kept.get(key) === entry;
      bytes.then(
        ({ length }) => {
          if (!isKept()) return;
          entry.size = length;
          total += length;
          for (const oldest of kept.keys()) {
            if (total <= mostBytes) break;
            if (oldest !== key) forget(oldest);
          }
        },
        () => {
          if (isKept()) forget(key);
        },
      );
    },
  };
}
