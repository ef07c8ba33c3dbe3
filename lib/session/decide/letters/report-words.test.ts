import { expect, test } from "vitest";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { type Ask, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import type { Actor, HostCommand, ParticipantCommand, SystemCommand } from "../commands";
import { decide } from "../decide";
import { problem } from "../problem";

const host: Actor = { kind: "host" };
const ada: Actor = { kind: "participant", participant: 0 };
const asks = (actor: Actor, command: ParticipantCommand | HostCommand | SystemCommand, wait = 0): Ask => ({
  actor,
  command: () => command,
  wait,
});

const SETTINGS: Settings = {
  network: { layers: [] },
  hyperparameters: { learningRate: 0.1, optimiser: "sgd", batchSize: 32, epochs: 1_000, weightDecay: 0 },
};
const startsIn = (round: number) => [
  asks({ kind: "system" }, { type: "join", nickname: "Ada" }),
  asks(host, { type: "start-round", round }),
  asks(ada, { type: "start-run", run: 0, round, ...SETTINGS, device: { backend: "simd", name: "" } }),
];
const KINDS = { recited: 10, guessed: 5, invented: 85 };
const words = (step: number, said = ["cook"], kinds: typeof KINDS | null = KINDS): ParticipantCommand => ({
  ...{ type: "report-words", run: 0, step, words: said, kinds },
});
const ends = asks(ada, { type: "end-run", run: 0, reason: "finished" }, 100);

/** The steps of the reports that are in the log of a run with these asks. */
function steps(asked: readonly Ask[]): number[] {
  return held([...startsIn(2), ...asked]).events.flatMap((event) =>
    event.type === "words-written" ? [event.step] : [],
  );
}

/** A report every half second. */
const often = (seconds: number) =>
  Array.from({ length: 2 * seconds }, (_, index) => asks(ada, words(index + 1), 500));

test("a log keeps some twenty reports of a long run, however often they come, and the last after its end", () => {
  const kept = steps([...often(300), ends, asks(ada, words(900), 500), asks(ada, words(901), 500)]);
  expect(kept.length).toBeLessThan(24);
  expect(kept.slice(0, 6)).toEqual([1, 4, 7, 10, 13, 17]);
  expect(kept.at(-1)).toBe(900);
  expect(steps(often(14_400)).length).toBeLessThan(42);
});

test("a report counts once, and one of an earlier step not at all", () => {
  expect(steps([asks(ada, words(5)), asks(ada, words(5), 9_000), asks(ada, words(4), 9_000)])).toEqual([5]);
});

test("a run's latest words and the shares of their kinds are in the session, without words that nobody should read", () => {
  const asked = [
    ...[...startsIn(2), asks(ada, words(10), 1_000)],
    ...[asks(ada, words(20, ["fuck", "", "cuff"], null), 9_000), ends],
    asks(ada, words(30, [], { recited: 0, guessed: 0, invented: 0 })),
  ];
  const writing = (count: number) => held(asked.slice(0, count)).session.participants[0].runs[0].writing;
  const shares = [{ step: 10, recited: 0.1, guessed: 0.05, invented: 0.85 }];
  expect(writing(3)).toBe(null);
  expect(writing(4)).toEqual({ at: 1_000, step: 10, words: ["cook"], shares });
  expect(writing(5)).toEqual({ at: 10_000, step: 20, words: ["cuff"], shares });
  expect(writing(7)).toEqual({ at: 10_100, step: 30, words: [], shares });
});

const answer = (asked: readonly Ask[], command: ParticipantCommand) => {
  const context = { actor: ada, now: 90_000, seed: 1, maxParticipants: 4, isDoubtful, exerciseOf };
  const decision = decide(held(asked).session, command, context);
  return decision.ok ? decision.events : decision.problem;
};

test.each([
  ["no-such-run", startsIn(2), { ...words(1), run: 1 }],
  ["no-letters-round", startsIn(0), words(1)],
  ["report-impossible", startsIn(2), words(1, ["cook", "ada"])],
  ["report-impossible", startsIn(2), words(1, ["o".repeat(61)])],
  ["report-impossible", startsIn(2), words(10_001)],
] as const)("refuses with %s", (code, asked, command) => {
  expect(answer(asked, command as ParticipantCommand)).toEqual(problem(code));
});
