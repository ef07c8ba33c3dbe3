import { expect, test } from "vitest";
import { decide } from "@/lib/session/decide/decide";
import { problem } from "@/lib/session/decide/problem";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { exerciseOf } from "@/lib/testing/session/arbitrary-class";
import { earlierClass } from "@/lib/testing/session/earlier-class";
import { SKETCHED_PLAN, sketchedLog } from "@/lib/testing/session/sketched-class";
import { fold } from "./apply";
import { EventBody, type SessionEvent } from "./events";
import { hasToldNames, type Session } from "./session";

const created: SessionEvent = { type: "session-created", title: "", plan: SKETCHED_PLAN, seq: 0, at: 0 };
const classAt = (moment: "closed" | "tested" | "ended") =>
  fold([created, ...sketchedLog({ title: "", students: 3, moment })]);

function answer(session: Session, round: number) {
  const context = { now: session.at, seed: 1, maxParticipants: 9, isDoubtful, exerciseOf } as const;
  const decision = decide(session, { type: "tell-names", round }, { actor: { kind: "host" }, ...context });
  return decision.ok ? decision.events : decision.problem;
}

test("names are told once a round's test is open, even after the class, and only once", () => {
  const event = { type: "names-told", round: 0 } as const;
  expect(answer(classAt("closed"), 0)).toEqual(problem("test-sealed"));
  expect(answer(classAt("tested"), 1)).toEqual(problem("test-sealed"));
  for (const session of [classAt("tested"), classAt("ended")]) {
    expect(answer(session, 0)).toEqual([event]);
    const told = fold([{ ...event, seq: session.seq + 1, at: session.at }], session);
    expect([hasToldNames(told, 0), hasToldNames(told, 1), answer(told, 0)]).toEqual([true, false, []]);
  }
});

test("only the host may tell names", () => {
  const session = classAt("tested");
  const decision = decide(
    session,
    { type: "tell-names", round: 0 },
    {
      actor: { kind: "participant", participant: 0 },
      now: 1,
      seed: 1,
      maxParticipants: 9,
      isDoubtful,
      exerciseOf,
    },
  );
  expect(decision.ok).toBe(false);
});

test("in a log from before names could be told, nobody is told", () => {
  const events = earlierClass().events.map(
    ({ seq, at, ...body }): SessionEvent => ({ ...EventBody.parse(body), seq, at }),
  );
  const session = fold(events);
  expect(session.rounds.map((_, round) => hasToldNames(session, round))).toEqual(
    session.rounds.map(() => false),
  );
});
