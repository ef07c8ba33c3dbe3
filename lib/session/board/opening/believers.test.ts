import { expect, test } from "vitest";
import { testMoves } from "@/lib/session/board/test-moves";
import { fold } from "@/lib/session/log/apply";
import { EventBody, type SessionEvent } from "@/lib/session/log/events";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { believersOf } from "./believers";

/** How many of twelve wrong labels each network believes, by student. */
const BELIEVED = [12, 9, 8, 4, 3, 0];

const created = { type: "session-created", title: "", plan: SKETCHED_PLAN, rules: 2, seq: 0, at: 0 } as const;
const earlier: readonly SessionEvent[] = [
  created,
  ...sketchedLog({ title: "", students: BELIEVED.length, moment: "tested" }),
];
const log = earlier.map((event): SessionEvent => {
  if (event.type !== "test-opened") return event;
  const results = event.results.map((result) => ({
    ...result,
    wrongLabels: { believed: BELIEVED[result.participant]!, count: 12 },
  }));
  return { ...event, results };
});

/** The log as it comes out of the database. */
const stored = (events: readonly SessionEvent[]) =>
  events.map(({ seq, at, ...body }): SessionEvent => ({ ...EventBody.parse(body), seq, at }));

test("what an opened test says of wrong labels is in the log, and counted for the class: three quarters are most, a quarter is few", () => {
  const moves = testMoves(fold(stored(log)), 0)!;
  expect(
    moves.rows
      .toSorted((one, other) => one.participant.id - other.participant.id)
      .map(({ wrongLabels }) => wrongLabels),
  ).toEqual(BELIEVED.map((believed) => ({ believed, count: 12 })));
  expect(believersOf(moves)).toEqual({ count: 12, networks: 6, most: 2, few: 2 });
});

test("a log from before they were counted reads as it did, and says nothing of them", () => {
  const opened = (events: readonly SessionEvent[]) => events.filter(({ type }) => type === "test-opened");
  expect(opened(stored(earlier))).toEqual(opened(earlier));
  const moves = testMoves(fold(stored(earlier)), 0)!;
  expect(moves.rows.map(({ wrongLabels }) => wrongLabels)).toEqual(BELIEVED.map(() => null));
  expect(believersOf(moves)).toBeNull();
});

test("whoever has left the class is not counted", () => {
  const left = { type: "participant-removed", participant: 0, seq: log.length, at: 9e6 } as const;
  expect(believersOf(testMoves(fold([...log, left]), 0)!)).toEqual({
    ...{ count: 12, networks: 5, most: 1, few: 2 },
  });
});
