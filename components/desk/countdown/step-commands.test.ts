import { expect, test } from "vitest";
import { decide } from "@/lib/session/decide/decide";
import { apply } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import { SKETCHED_PLAN } from "@/lib/testing/session/sketched-class";
import { announce, cancel, closeRound, END_SESSION, startRound, takeNow } from "./step-commands";

const created: SessionEvent = { type: "session-created", title: "Steps", plan: SKETCHED_PLAN, seq: 0, at: 0 };

/** The class after the host has sent these commands, a second after one another. */
function after(...commands: ReturnType<typeof announce>[]): Session {
  return commands.reduce(
    (session, command, index) => {
      const now = 1000 * (index + 1);
      const decided = decide(session, command, {
        ...{ actor: { kind: "host" }, now, seed: 1, maxParticipants: 30 },
        exerciseOf: () => null,
        isDoubtful: () => false,
      });
      if (!decided.ok) throw new Error(decided.problem.code);
      return decided.events.reduce<Session>(
        (so, body) => apply(so, { ...body, seq: so.seq + 1, at: now }),
        session,
      );
    },
    apply(EMPTY_SESSION, created),
  );
}

test("a step is announced, cancelled, and taken at once", () => {
  const start = startRound(0);
  expect(after(announce(start)).announced).toEqual({ ...start, due: 6000 });
  expect(after(announce(start), cancel(start))).toMatchObject({ announced: null, phase: { kind: "lobby" } });
  const running = after(announce(start), takeNow(start));
  expect(running).toMatchObject({ announced: null, phase: { kind: "round", round: 0 } });
  const close = closeRound(0);
  expect(after(takeNow(start), announce(close), takeNow(close))).toMatchObject({
    ...{ announced: null, phase: { kind: "between", round: 0 } },
  });
  expect(after(announce(END_SESSION)).announced).toEqual({ ...END_SESSION, due: 6000 });
  expect(after(announce(END_SESSION), takeNow(END_SESSION)).phase).toEqual({ kind: "ended" });
});
