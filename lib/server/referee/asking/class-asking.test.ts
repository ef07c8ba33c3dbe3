import { expect, test } from "vitest";
import type { SessionRow } from "@/db/session/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import type { LiveRoom } from "@/lib/server/room/live-room";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { EventBody } from "@/lib/session/log/events";
import { createRoom } from "@/lib/session/room/room";
import { initialWeights } from "@/lib/trainer/run/initial-weights";
import type { ClassNetworks } from "../class-networks";
import type { Whose } from "../referee";
import type { RefereedClass } from "../refereed-class";
import { type Answering, answerAll, type Said } from "./answering";
import { createClassAsking } from "./class-asking";

const MOONS = findChallenge("moons")!;
const CURVE = findChallenge("noisy-curve")!;
const POINT: Parameters<ReturnType<typeof createClassAsking>>[1] = {
  ...{ type: "ask-networks", number: 0 },
  input: { kind: "numbers", features: [1, 0] },
};

/** A class with so many students, each with a run, in a running round about points. */
function classOf(students: number, later: readonly EventBody[] = []): RefereedClass {
  const seats = [...new Array(students).keys()];
  const bodies: EventBody[] = [
    { type: "session-created", title: "Points", plan: { rounds: [openRound("moons", null)] } },
    ...seats.map((participant): EventBody => {
      return { type: "participant-joined", participant, nickname: `Student ${participant}`, admitted: true };
    }),
    { type: "round-started", round: 0, seed: 1, deadline: null },
    ...seats.map((participant): EventBody => {
      const device = { backend: "simd", name: "" };
      return { type: "run-started", participant, run: 0, round: 0, ...MOONS.preset, device };
    }),
    ...later,
  ];
  const room = createRoom(fold(bodies.map((body, seq) => ({ ...body, seq, at: seq }))), students, {
    ...{ now: () => 1_000, seed: () => 1, isDoubtful: () => false, isFull: () => false, happened: () => {} },
    exerciseOf: () => MOONS,
  });
  return { row: {} as SessionRow, live: { room } as LiveRoom };
}

/** Networks of all students, of which each says its own label. */
function asking(answer: (answering: Answering, whose: Whose) => Promise<Said[]>, patience?: number) {
  const networks: Pick<ClassNetworks, "participants" | "network"> = {
    participants: async ({ live }) => live.room.session().participants.map(({ id }) => id),
    network: async ({ live }, participant) => ({
      run: live.room.session().participants[participant]!.runs[0]!,
      kept: { participant, round: 0, run: 0, step: 1, weights: Float32Array.of(participant) },
    }),
  };
  return createClassAsking({ networks, referee: { answer }, patience });
}

const byOwnNumber = async ({ networks }: Answering): Promise<Said[]> =>
  networks.map(({ weights }) => ({ says: weights[0]! % 2, sure: 0.75 }));
const seatsAsked = ({ live }: RefereedClass) =>
  live.room.session().inputs[0]?.answers.map(({ participant }) => participant);

test("a large class is asked in parts, and every answer is that of its own network", async () => {
  const of = classOf(65);
  const parts: number[] = [];
  const ask = asking((answering) => {
    parts.push(answering.networks.length);
    return byOwnNumber(answering);
  });
  expect(await ask(of, POINT)).toBeNull();
  expect(parts).toEqual([20, 20, 20, 5]);
  const { answers } = of.live.room.session().inputs[0]!;
  expect(answers).toEqual(
    Array.from({ length: 65 }, (_, participant) => ({
      participant,
      run: 0,
      says: participant % 2,
      sure: 0.75,
    })),
  );
});

test("who was removed is not asked, a network whose outputs are no numbers does not answer, and nobody waits for late ones", async () => {
  const removed = classOf(3, [{ type: "participant-removed", participant: 1 }]);
  await asking(byOwnNumber)(removed, POINT);
  expect(seatsAsked(removed)).toEqual([0, 2]);

  const lost = classOf(3);
  await asking(async () => [null, { says: 1, sure: 1 }, null])(lost, POINT);
  expect(seatsAsked(lost)).toEqual([1]);

  const slow = classOf(25);
  const never = (signal: AbortSignal | undefined) =>
    new Promise<Said[]>((_, fail) => signal?.addEventListener("abort", () => fail(signal.reason)));
  const ask = asking(
    (answering, { signal }) => (answering.networks.length < 20 ? never(signal) : byOwnNumber(answering)),
    300,
  );
  expect(await ask(slow, POINT)).toBeNull();
  expect(seatsAsked(slow)).toHaveLength(20);
});

test("asked twice at once, a class is asked once; with no network, it learns why", async () => {
  const of = classOf(2);
  let count = 0;
  const ask = asking((answering) => {
    count++;
    return byOwnNumber(answering);
  });
  expect(await Promise.all([ask(of, POINT), ask(of, POINT)])).toEqual([null, null]);
  expect(await ask(of, POINT)).toBeNull();
  expect([count, of.live.room.session().inputs.length]).toEqual([1, 1]);
  expect(await asking(byOwnNumber)(classOf(0), POINT)).toBe("no-checked-network");
});

test("a network says the likeliest class and how sure it is, or a number; one with impossible weights says nothing", async () => {
  const spec = { ...MOONS.preset, task: MOONS.task, featureShape: MOONS.featureShape, seed: 3 };
  const weights = initialWeights(spec);
  const network = { settings: MOONS.preset, weights };
  const huge = { settings: MOONS.preset, weights: weights.map(() => 3e38) };
  const said = await answerAll({
    challenge: "moons",
    features: Float32Array.of(0.3, 0.4),
    networks: [network, huge],
  });
  expect(said).toEqual([{ says: expect.any(Number), sure: expect.any(Number) }, null]);
  expect(said[0]!.sure).toBeGreaterThanOrEqual(0.5);
  const own = { ...CURVE.preset, task: CURVE.task, featureShape: CURVE.featureShape, seed: 3 };
  const numbers = await answerAll({
    challenge: "noisy-curve",
    features: Float32Array.of(0.3),
    networks: [{ settings: CURVE.preset, weights: initialWeights(own) }],
  });
  expect(numbers).toEqual([{ says: expect.any(Number), sure: null }]);
});
