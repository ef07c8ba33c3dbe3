import { expect, test } from "vitest";
import { askedFeatures, featuresOfAsked } from "@/lib/session/questions/asked-features";
import { fold } from "./apply";
import { withoutParticipant } from "./erase-participant";
import type { EventOf, SessionEvent } from "./events";
import { eventsForLab, eventsForProjector, sessionForLab, sessionForProjector } from "./visible-to-lab";
import { logForReader } from "./visible-to-reader";

const PLANNED = { rounds: [] };
const ANSWERS = [
  { participant: 0, run: 1, says: 7, sure: 0.9 },
  { participant: 1, run: 0, says: 1, sure: 0.5 },
  { participant: 2, run: 0, says: 7, sure: 0.7 },
];
const ASKED: EventOf<"input-asked"> = {
  ...{ type: "input-asked", number: 0, round: 0, input: { kind: "numbers", features: [1, 2] } },
  ...{ answers: ANSWERS, seq: 5, at: 50 },
};
const LOG: SessionEvent[] = [
  { type: "session-created", title: "Try", plan: PLANNED, seq: 0, at: 0 },
  ...["Ada", "Grace", "Edith"].map((nickname, participant): SessionEvent => {
    return {
      type: "participant-joined",
      participant,
      nickname,
      admitted: true,
      seq: 1 + participant,
      at: 10,
    };
  }),
  { type: "round-started", round: 0, seed: 1, deadline: null, seq: 4, at: 40 },
  ASKED,
];

test("a picture of 784 pixels takes a kilobyte, and comes back as it was", () => {
  const shades = Float32Array.from({ length: 784 }, (_, pixel) => (pixel % 256) / 255);
  const packed = askedFeatures(shades, true);
  expect(packed.kind === "picture" && packed.shades.length).toBe(1_048);
  expect(featuresOfAsked(packed)).toEqual(shades);
  expect(featuresOfAsked(askedFeatures(Float32Array.of(0.5, -2), false))).toEqual(Float32Array.of(0.5, -2));
});

test("labs learn what the class's networks say together, and no lab whose network said what", () => {
  const session = fold(LOG);
  const forLab = eventsForLab(session, LOG, 1);
  expect(forLab.at(-1)).toEqual({ ...ASKED, answers: [], told: { says: [1, 7, 7] } });
  expect(eventsForLab(session, LOG, null).at(-1)).toEqual(forLab.at(-1));
  const inputs = [{ round: 0, at: 50, input: ASKED.input, answers: [], says: [1, 7, 7] }];
  expect(fold(forLab).inputs).toEqual(inputs);
  expect(sessionForLab(session, 1).inputs).toEqual(inputs);
});

test("the projector and the desk know whose network said what; the share link only once the round is over", () => {
  const session = fold(LOG);
  expect(session.inputs).toEqual([
    { round: 0, at: 50, input: ASKED.input, answers: ANSWERS, says: [1, 7, 7] },
  ]);
  expect(sessionForProjector(session).inputs).toEqual(session.inputs);
  expect(eventsForProjector(session, LOG).at(-1)).toEqual(ASKED);
  expect(logForReader("link", LOG).at(-1)).toMatchObject({ type: "presence-changed", seq: 5 });
  const over: SessionEvent[] = [...LOG, { type: "round-closed", round: 0, reason: "host", seq: 6, at: 60 }];
  expect(logForReader("link", over)[5]).toEqual(ASKED);
});

test("whoever is erased with their runs is no longer among the answers", () => {
  expect(withoutParticipant(LOG, 1, "remove").at(-1)).toEqual({
    ...ASKED,
    answers: [ANSWERS[0], ANSWERS[2]],
  });
  expect(withoutParticipant(LOG, 1, "keep").at(-1)).toBe(ASKED);
});

test("an event with a number out of turn changes nothing", () => {
  const session = fold(LOG);
  expect(fold([{ ...ASKED, seq: 6 }], session).inputs).toBe(session.inputs);
  expect(fold([{ ...ASKED, number: 3, seq: 6 }], session).inputs).toBe(session.inputs);
});
