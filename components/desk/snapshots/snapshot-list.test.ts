import { describe, expect, test } from "vitest";
import { apply } from "@/lib/session/log/apply";
import type { Snapshot } from "@/lib/session/log/desk/desk-events";
import { shownSnapshot } from "@/lib/session/log/desk/kept-run";
import type { EventBody } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { keep, move, remove, step, toggle } from "./snapshot-list";

const CURVES: Snapshot = { kind: "picture", round: 0, picture: "curves", colouring: "size" };
const RATES: Snapshot = { kind: "picture", round: 0, picture: "rates" };
const RUN: Snapshot = { kind: "run", participant: 3, run: 1 };
const LIST = [CURVES, RATES, RUN];

const kept = (shown: number | null, list: readonly Snapshot[] = LIST) => ({ snapshots: { list, shown } });

test("what is put aside comes last, once; the colours of a picture are part of it", () => {
  expect(keep(kept(null, []), RUN)).toEqual([{ type: "set-snapshots", snapshots: [RUN] }]);
  expect(keep(kept(null), RUN)).toEqual([]);
  const other: Snapshot = { ...CURVES, colouring: "rate" };
  expect(keep(kept(null), other)).toEqual([{ type: "set-snapshots", snapshots: [...LIST, other] }]);
});

test("a snapshot moves and goes, and the one on the projector stays there", () => {
  expect(move(kept(2), 2, -1)).toEqual([
    { type: "set-snapshots", snapshots: [CURVES, RUN, RATES] },
    { type: "show-snapshot", index: 1 },
  ]);
  expect([move(kept(null), 0, -1), move(kept(null), 2, 1)]).toEqual([[], []]);
  expect(remove(kept(2), 0)).toEqual([
    { type: "set-snapshots", snapshots: [RATES, RUN] },
    { type: "show-snapshot", index: 1 },
  ]);
  expect(remove(kept(0), 0)).toEqual([{ type: "set-snapshots", snapshots: [RATES, RUN] }]);
});

test("they are shown one after the other, from either end, and taken off again", () => {
  const shows = (index: number | null) => ({ type: "show-snapshot", index });
  expect([step(kept(null), 1), step(kept(null), -1)]).toEqual([shows(0), shows(2)]);
  expect([step(kept(1), 1), step(kept(1), -1)]).toEqual([shows(2), shows(0)]);
  expect([step(kept(2), 1), step(kept(0), -1), step(kept(null, []), 1)]).toEqual([null, null, null]);
  expect([toggle(kept(1), 1), toggle(kept(1), 2)]).toEqual([shows(null), shows(2)]);
});

describe("a snapshot on the projector makes room", () => {
  const classAfter = (...bodies: readonly EventBody[]) =>
    [
      { type: "session-created", title: "Snapshots", plan: SKETCHED_PLAN } as const,
      { type: "round-started", round: 0, seed: 1, deadline: null } as const,
      { type: "round-closed", round: 0, reason: "host" } as const,
      { type: "snapshots-changed", snapshots: LIST } as const,
      { type: "snapshot-shown", index: 1 } as const,
      ...bodies,
    ].reduce<Session>((session, body, seq) => apply(session, { ...body, seq, at: seq }), EMPTY_SESSION);

  test.each<[string, EventBody]>([
    ["another picture", { type: "picture-shown", picture: null }],
    ["a test that is opened", { type: "test-opened", round: 0, results: [] }],
    ["the next round", { type: "round-opened", round: 1 }],
    [
      "a vote",
      {
        type: "vote-opened",
        vote: 0,
        kind: "real-or-invented",
        round: 0,
        items: [{ word: "a", source: null }],
      },
    ],
  ])("for %s", (_, event) => {
    expect(shownSnapshot(classAfter())).toEqual(RATES);
    expect(classAfter(event).snapshots).toEqual({ list: LIST, shown: null });
  });

  test("for nothing else", () => {
    expect(shownSnapshot(classAfter({ type: "note-added", text: "Look", shown: true }))).toEqual(RATES);
  });
});
