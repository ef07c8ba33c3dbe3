import { expect, test } from "vitest";
import { createFairTurns, type Turn, type Urgency } from "./fair-turns";

const [one, other] = [{ name: "one" }, { name: "other" }];

type Named = Turn & { name: string };

/** Items named by class, seat and cost, in the order of their turns; nothing is done at the same time as another. */
function turnsOf(items: readonly Named[]): string[] {
  const turns = createFairTurns<Named>();
  for (const item of items) turns.add(item);
  return items.map(() => turns.next([])?.name ?? "none");
}

function item(name: string, group: object, member: number, cost = 1, urgency: Urgency = "usual"): Named {
  return { name, of: { group, member }, cost, urgency };
}

test("a seat that asks for much waits while others have had less", () => {
  const greedy = [1, 2, 3].map((time) => item(`greedy ${time}`, one, 0, 100));
  const modest = [1, 2, 3].map((seat) => item(`modest ${seat}`, one, seat, 1));
  const again = [1, 2, 3].map((seat) => item(`again ${seat}`, one, seat, 1));
  expect(turnsOf([...greedy, ...modest, ...again])).toEqual([
    ...["modest 1", "modest 2", "modest 3"],
    ...["greedy 1", "again 1", "again 2", "again 3"],
    ...["greedy 2", "greedy 3"],
  ]);
});

test("a class with many heavy networks does not delay another, however many seats it has", () => {
  const heavy = [0, 1, 2, 3].map((seat) => item(`heavy ${seat}`, one, seat, 100));
  const small = [0, 1, 2, 3].map((seat) => item(`small ${seat}`, other, seat, 1));
  expect(turnsOf([...heavy, ...small])).toEqual([
    ...["heavy 0", "small 0", "small 1", "small 2", "small 3"],
    ...["heavy 1", "heavy 2", "heavy 3"],
  ]);
});

test("nobody saves up turns while they ask for nothing", () => {
  const turns = createFairTurns<Named>();
  const take = () => turns.next([])?.name;
  for (const time of [1, 2, 3, 4]) turns.add(item(`early ${time}`, one, 0, 10));
  expect([take(), take()]).toEqual(["early 1", "early 2"]);
  for (const time of [1, 2, 3, 4]) turns.add(item(`late ${time}`, other, 0, 10));
  // Of 20 that the first has had, the second makes up for 10: those that were given while it was not there do not count.
  expect([take(), take(), take(), take()]).toEqual(["late 1", "early 3", "late 2", "early 4"]);
});

test("within a class, what a class waits for goes first; what nobody waits for goes last, after every class", () => {
  expect(
    turnsOf([
      item("spare", one, 0, 1, "spare"),
      item("usual", one, 1, 1),
      item("waited for", one, 2, 50, "waited-for"),
      item("elsewhere", other, 0, 5),
    ]),
  ).toEqual(["waited for", "elsewhere", "usual", "spare"]);
});

test("whoever has something under way gets nothing more until it is done", () => {
  const turns = createFairTurns<Named>();
  turns.add(item("again", one, 0));
  turns.add(item("heavier", one, 1, 9));
  const busy = [{ group: one, member: 0 }];
  expect([turns.next(busy)?.name, turns.next(busy), turns.next([])?.name]).toEqual([
    "heavier",
    null,
    "again",
  ]);
});
