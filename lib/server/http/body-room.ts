/** Memory for bodies that are on their way, or wait to be looked at. */
export type BodyRoom = {
  /** For one body from this address. */
  enter(from: string): HeldBytes;
  /** Held at the moment, by everyone. */
  held(): number;
};

export type HeldBytes = {
  /** False when there is no room for so many more. */
  take(bytes: number): boolean;
  /** Gives all of it back. */
  leave(): void;
};

/** `mostFrom`: of it, what one address may hold; a whole school may come from one. */
export function createBodyRoom({
  most,
  mostFrom,
}: {
  readonly most: number;
  readonly mostFrom: number;
}): BodyRoom {
  const byAddress = new Map<string, number>();
  let all = 0;
  const add = (from: string, bytes: number) => {
    all += bytes;
    const its = (byAddress.get(from) ?? 0) + bytes;
    if (its === 0) byAddress.delete(from);
    else byAddress.set(from, its);
  };
  return {
    enter(from) {
      let its = 0;
      return {
        take(bytes) {
          if (all + bytes > most || (byAddress.get(from) ?? 0) + bytes > mostFrom) return false;
          its += bytes;
          add(from, bytes);
          return true;
        },
        leave() {
          add(from, -its);
          its = 0;
        },
      };
    },
    held: () => all,
  };
}
