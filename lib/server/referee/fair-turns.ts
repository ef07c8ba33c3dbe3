/** The seat of work for a class as a whole. */
export const NO_SEAT = -1;

/** A piece of work, and the class and seat it belongs to. `cost`: how much of the shared resource it takes, in any unit. */
export type Turn = {
  readonly of: { readonly group: object; readonly member: number };
  readonly cost: number;
  readonly urgency: Urgency;
};

/**
 * `waited-for`: a class is waiting for it, so it goes before everything else of that class. `spare`: nobody is waiting for it, so it
 * is done only when there is nothing else to do.
 */
export type Urgency = "waited-for" | "usual" | "spare";

/** A queue that shares a scarce resource evenly. */
export type FairTurns<Item extends Turn> = {
  add(item: Item): void;
  /** Removes an item; false when it is not waiting. */
  remove(item: Item): boolean;
  /** Removes and returns the item whose turn it is; null when there is none. `busy`: seats whose last item is not done yet, and that get nothing more meanwhile. */
  next(busy: readonly Turn["of"][]): Item | null;
  waiting(): readonly Item[];
};

/**
 * Next is the class that has used the least so far, and within it the seat that has. Nobody builds up credit while idle (start-time
 * fair queueing; Goyal, Vin and Cheng, 1996).
 */
export function createFairTurns<Item extends Turn>(): FairTurns<Item> {
  const groups = createShares<object>();
  const members = new WeakMap<object, Shares<number>>();
  let items: Item[] = [];

  const next = (busy: readonly Turn["of"][]): Item | null => {
    const free = items.filter(
      ({ of }) => !busy.some(({ group, member }) => group === of.group && member === of.member),
    );
    const pressing = free.filter(({ urgency }) => urgency !== "spare");
    const all = pressing.length > 0 ? pressing : free;
    if (all.length === 0) return null;
    const group = groups.least(all.map(({ of }) => of.group));
    const ofGroup = all.filter(({ of }) => of.group === group);
    const awaited = ofGroup.filter(({ urgency }) => urgency === "waited-for");
    const ofMembers = awaited.length > 0 ? awaited : ofGroup;
    const shares = members.get(group) ?? createShares<number>();
    members.set(group, shares);
    // Among seats that have used equally little, the one that asks for the least.
    const cheapestFirst = ofMembers.toSorted((one, other) => one.cost - other.cost);
    const member = shares.least(cheapestFirst.map(({ of }) => of.member));
    const item = cheapestFirst.find(({ of }) => of.member === member) ?? cheapestFirst[0]!;
    groups.give(group, item.cost);
    shares.give(member, item.cost);
    items = items.filter((other) => other !== item);
    return item;
  };

  return {
    add: (item) => void items.push(item),
    remove(item) {
      const before = items.length;
      items = items.filter((other) => other !== item);
      return items.length < before;
    },
    next,
    waiting: () => items,
  };
}

type Shares<Key> = {
  /** The first of these that has used the least. */
  least(keys: readonly Key[]): Key;
  give(key: Key, cost: number): void;
};

function createShares<Key>(): Shares<Key> {
  /** What each has used, starting from where the others were when it joined. */
  const had = new Map<Key, number>();
  let now = 0;
  const hadBy = (key: Key) => Math.max(now, had.get(key) ?? 0);
  return {
    least: (keys) => keys.reduce((least, key) => (hadBy(key) < hadBy(least) ? key : least)),
    give(key, cost) {
      const start = hadBy(key);
      now = start;
      had.set(key, start + cost);
      for (const [other, sum] of had) if (sum <= now) had.delete(other);
    },
  };
}
