import { expect, test } from "vitest";
import type { SessionRow } from "@/db/session/sessions";
import type { LiveRoom } from "@/lib/server/room/live-room";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { EventBody } from "@/lib/session/log/events";
import { createRoom } from "@/lib/session/room/room";
import type { ClassNetworks } from "../class-networks";
import type { Whose } from "../referee";
import type { RefereedClass } from "../refereed-class";
import type { Inventing } from "./inventing";
import { createVoteOpening } from "./vote-opening";

const QUIZ = ["allosaurus", "baryonyx", "camelotia", "dracorex", "edmontosaurus", "gallimimus"];
const DEVICE = { backend: "simd", name: "" };
const HYPERPARAMETERS = {
  learningRate: 0.1,
  optimiser: "sgd",
  batchSize: 8,
  epochs: 1,
  weightDecay: 0,
} as const;
const ASKED = { vote: 0, kind: "real-or-invented" } as const;

/** A class of three with a run each, in a running round about words. */
function classOfWords(later: readonly EventBody[] = []): RefereedClass {
  const seats = [0, 1, 2];
  const bodies: EventBody[] = [
    { type: "session-created", title: "Words", plan: { rounds: [openRound("dinosaurs", null)] } },
    ...seats.map((participant): EventBody => {
      return { type: "participant-joined", participant, nickname: `Student ${participant}`, admitted: true };
    }),
    { type: "round-started", round: 0, seed: 1, deadline: null },
    ...seats.map((participant): EventBody => {
      const run = {
        run: 0,
        round: 0,
        network: { layers: [] },
        hyperparameters: HYPERPARAMETERS,
        device: DEVICE,
      };
      return { type: "run-started", participant, ...run };
    }),
    ...later,
  ];
  const session = fold(bodies.map((body, seq) => ({ ...body, seq, at: seq })));
  const room = createRoom(session, 3, {
    ...{ now: () => 1_000, seed: () => 1, isDoubtful: () => false, isFull: () => false, happened: () => {} },
    exerciseOf: () => ({
      ...{ featureShape: [16, 27], counts: { train: 9, validation: 9, test: 9 } },
      task: { kind: "next-letter", alphabet: "abc" },
    }),
  });
  return { row: {} as SessionRow, live: { room } as LiveRoom };
}

/** Networks of these seats, each of which invents the same words whenever it is asked. `asked`: who was, with which seeds. */
function openingWith(words: Readonly<Record<number, readonly string[]>>, patience?: number) {
  const asked: [member: number, seed: number][] = [];
  const networks = {
    participants: async () => Object.keys(words).map(Number),
    network: async (of: RefereedClass, participant: number) => ({
      run: of.live.room.session().participants[participant].runs[0],
      kept: { participant, round: 0, run: 0, step: 1, weights: new Float32Array(1) },
    }),
  } as Partial<ClassNetworks> as ClassNetworks;
  const invent = async ({ seed }: Inventing, { of, signal }: Whose): Promise<string[]> => {
    asked.push([of.member, seed]);
    const own = words[of.member];
    if (own.length > 0) return [...own];
    return new Promise((_, fail) => signal?.addEventListener("abort", () => fail(signal.reason)));
  };
  const open = createVoteOpening({
    ...{ networks, seed: () => 5, patience },
    referee: { invent } as Parameters<typeof createVoteOpening>[0]["referee"],
    splits: async () => ({ challenge: "dinosaurs", floor: 0.01, name: "train", seed: 1 }),
    quizWordsOf: (challenge) => (challenge === "dinosaurs" ? QUIZ : null),
  });
  return { open, asked };
}

const wordsOf = ({ live }: RefereedClass) => live.room.session().votes[0]?.items.map(({ word }) => word);
const INVENTED = { 0: ["amosaurus", "benasaurus"], 1: ["dorotops", "erisaura"], 2: ["irodon"] };

test("a vote opens with five real words and five that the class's networks invented, the same for the same seed", async () => {
  const of = classOfWords();
  const { open } = openingWith(INVENTED);
  expect(await open(of, ASKED)).toBeNull();
  const [{ items }] = of.live.room.session().votes;
  const invented = items.filter(({ source }) => source?.from === "network").map(({ word }) => word);
  expect([items.length, invented.toSorted()]).toEqual([10, Object.values(INVENTED).flat().toSorted()]);
  const again = classOfWords();
  await openingWith(INVENTED).open(again, ASKED);
  expect(again.live.room.session().votes).toEqual(of.live.room.session().votes);
});

test("asked for twice at once, or again, a vote is opened once", async () => {
  const of = classOfWords();
  const { open, asked } = openingWith(INVENTED);
  expect(await Promise.all([open(of, ASKED), open(of, ASKED)])).toEqual([null, null]);
  expect(await open(of, ASKED)).toBeNull();
  expect([of.live.room.session().votes.length, asked.length]).toEqual([1, 3]);
});

test("who was removed is not asked, and a network that takes too long is not waited for", async () => {
  const removed = classOfWords([{ type: "participant-removed", participant: 0 }]);
  await openingWith(INVENTED).open(removed, ASKED);
  expect(wordsOf(removed)).not.toContain("amosaurus");
  expect(wordsOf(removed)).toHaveLength(6);
  const slow = classOfWords();
  expect(await openingWith({ 0: ["amosaurus", "benasaurus"], 1: [] }, 400).open(slow, ASKED)).toBeNull();
  expect(wordsOf(slow)).toHaveLength(4);
});

test("a class learns why there is no vote: nothing checked, nothing invented, or another round by now", async () => {
  expect(await openingWith({}).open(classOfWords(), ASKED)).toBe("no-checked-network");
  expect(await openingWith({ 1: ["amosaurus"] }).open(classOfWords(), ASKED)).toBe("too-few-inventions");
  const over = classOfWords([{ type: "session-ended" }]);
  expect(await openingWith(INVENTED).open(over, ASKED)).toBe("no-letters-round");
  const moved = classOfWords();
  const opening = openingWith(INVENTED).open(moved, ASKED);
  expect(moved.live.room.ask({ kind: "host" }, { type: "end-session" }).ok).toBe(true);
  expect(await opening).toBe("session-ended");
});
