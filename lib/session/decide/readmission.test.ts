import fc from "fast-check";
import { expect, test } from "vitest";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { fold } from "@/lib/session/log/apply";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { numberedNickname } from "@/lib/session/names/nickname";
import { type Ask, asks, classes, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import type { Actor, HostCommand, SystemCommand } from "./commands";
import { decide } from "./decide";
import { isSeatValid } from "./seats";

const host: Actor = { kind: "host" };
const system: Actor = { kind: "system" };
const ask = (actor: Actor, command: HostCommand | SystemCommand): Ask => ({
  actor,
  command: () => command,
  wait: 10,
});
const joins = (nickname: string) => ask(system, { type: "join", nickname });
const removes = (...participants: number[]) => ask(host, { type: "remove-participants", participants });
const readmits = (...participants: number[]) => ask(host, { type: "readmit-participants", participants });
const declines = (...participants: number[]) => ask(host, { type: "decline-returns", participants });
const wantsBack = (participant: number) => ask(system, { type: "ask-to-return", participant });

/** The result of a command, in a class with four seats. */
function outcome(session: Session, { actor, command }: Ask) {
  const context = { actor, now: session.at, seed: 5, maxParticipants: 4, isDoubtful, exerciseOf };
  const decision = decide(session, command(session), context);
  return decision.ok ? decision.events : decision.problem.code;
}
const names = ({ participants }: Session) => participants.map(({ nickname }) => nickname);

test("a readmitted participant has their runs, nickname and place on the board again, and had none of them meanwhile", () => {
  fc.assert(
    fc.property(classes, ({ events, session }) => {
      const [ada] = session.participants;
      fc.pre(session.phase.kind !== "ended" && !ada.removed && ada.admitted);
      const after = (...commands: Ask[]) => commands.reduce((state, one) => applied(state, one), session);
      const gone = after(removes(0));
      expect(leaderboard(gone, 0).some(({ participant }) => participant.id === 0)).toBe(false);
      const back = after(removes(0), readmits(0)).participants[0];
      const ended = ada.runs.map((run) => run.end ?? { reason: "abandoned", at: session.at });
      expect(back).toEqual({
        ...ada,
        ...{ connected: false, handRaisedAt: null, removals: ada.removals + 1 },
        runs: ada.runs.map((run, index) => ({ ...run, end: ended[index] })),
      });
      expect(events.length).toBeGreaterThan(0);
    }),
  );
});

function applied(session: Session, one: Ask): Session {
  const decided = outcome(session, one);
  if (typeof decided === "string") throw new Error(decided);
  return fold(
    decided.map((body, index) => ({ ...body, seq: session.seq + 1 + index, at: session.at })),
    session,
  );
}

test("whatever happens in a class, a removal voids the holder's token for good, even after they are back", () => {
  fc.assert(
    fc.property(asks, (more) => {
      const opened = new Map<number, number>();
      const arrive = ask(system, { type: "presence", connected: [0, 1], disconnected: [] });
      let soFar = [joins("Ada"), joins("Bob"), arrive];
      for (const one of [removes(0), readmits(0), ...more]) {
        soFar = [...soFar, one];
        const { participants } = held(soFar).session;
        for (const participant of participants) {
          if (!participant.arrived) continue;
          const least = opened.get(participant.id) ?? 0;
          for (let life = 0; life < least; life++) expect(isSeatValid(participant, life)).toBe(false);
          if (participant.removed) expect(isSeatValid(participant, participant.removals)).toBe(false);
          opened.set(participant.id, participant.removals);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test("someone who was removed can ask once; after a refusal they cannot ask again, but can still be let in", () => {
  const removed = [joins("Ada"), joins("Bob"), removes(1)];
  const { session } = held(removed);
  expect(outcome(session, wantsBack(1))).toEqual([{ type: "return-asked", participant: 1 }]);
  expect(outcome(session, wantsBack(0))).toEqual([]);
  expect(outcome(session, wantsBack(7))).toBe("seat-lost");
  const asked = held([...removed, wantsBack(1)]).session;
  expect(asked.participants[1].returning).toBe("asked");
  expect(outcome(asked, wantsBack(1))).toEqual([]);
  expect(outcome(asked, declines(0, 1))).toEqual([{ type: "return-declined", participant: 1 }]);
  const declined = held([...removed, wantsBack(1), declines(1)]).session;
  expect(outcome(declined, wantsBack(1))).toBe("return-declined");
  expect(outcome(declined, readmits(1))).toEqual([
    { type: "participant-readmitted", participant: 1, nickname: "Bob" },
  ]);
  const removedAgain = held([...removed, wantsBack(1), declines(1), readmits(1), removes(1)]).session;
  expect(outcome(removedAgain, wantsBack(1))).toEqual([{ type: "return-asked", participant: 1 }]);
});

test("only the host lets anyone in, and nobody is let into a class that has ended", () => {
  const { session } = held([joins("Ada"), joins("Bob"), removes(1)]);
  for (const actor of [system, { kind: "participant", participant: 1 } as const])
    expect(outcome(session, { ...readmits(1), actor })).toBe("not-allowed");
  for (const actor of [host, { kind: "participant", participant: 1 } as const])
    expect(outcome(session, { ...wantsBack(1), actor })).toBe("not-allowed");
  const ended = held([joins("Ada"), removes(0), ask(host, { type: "end-session" })]).session;
  expect([outcome(ended, readmits(0)), outcome(ended, wantsBack(0))]).toEqual([
    "session-ended",
    "session-ended",
  ]);
});

test("someone whose nickname was taken meanwhile gets it back with a number, and nobody else's changes", () => {
  const { session } = held([
    joins("Ada"),
    removes(0),
    joins("ADA"),
    removes(1),
    joins("ada"),
    readmits(0, 1),
  ]);
  expect(names(session)).toEqual(["Ada 2", "ADA 3", "ada"]);
  // The second one has a Cyrillic А.
  const lookAlike = held([joins("Anna"), removes(0), joins("\u0410nna"), readmits(0)]).session;
  expect(names(lookAlike)).toEqual(["Anna 2", "\u0410nna"]);
  expect(numberedNickname("Curious Otter of the North", 12)).toBe("Curious Otter of the 12");
  expect(numberedNickname("🇩🇪".repeat(24), 2)).toMatch(/^(🇩🇪)+ 2$/u);
});

test("nobody is let back in if there is no seat left, and someone turned away before joining can be let in", () => {
  const full = held([joins("A"), removes(0), joins("B"), joins("C"), joins("D"), joins("E")]).session;
  const sat = applied(full, ask(system, { type: "presence", connected: [1, 2, 3, 4], disconnected: [] }));
  expect(outcome(sat, readmits(0))).toBe("no-seats-left");
  const { session } = held([
    ask(host, { type: "set-lobby", approval: true }),
    joins("Ada"),
    removes(0),
    readmits(0),
  ]);
  expect(session.participants[0]).toMatchObject({ removed: false, admitted: true });
});
