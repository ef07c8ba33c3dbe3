import { expect, test } from "vitest";
import { fold } from "@/lib/session/log/apply";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { NICKNAME_WORDS } from "@/lib/session/names/nickname-words";
import { type Ask, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import type { Actor, HostCommand, SystemCommand } from "./commands";
import { decide } from "./decide";
import type { Decision } from "./decision";
import { OPEN_LOBBY } from "./lobby";
import { problem } from "./problem";
import { ARRIVAL_MS } from "./seats";

const host: Actor = { kind: "host" };
const system: Actor = { kind: "system" };

const ask = (actor: Actor, command: HostCommand | SystemCommand): Ask => ({
  actor,
  command: () => command,
  wait: 10,
});
const joins = (nickname: string) => ask(system, { type: "join", nickname });
const arrives = (...connected: number[]) => ask(system, { type: "presence", connected, disconnected: [] });
const sets = (change: Partial<typeof OPEN_LOBBY>) =>
  ask(host, { type: "set-lobby", ...OPEN_LOBBY, ...change });

/** The result of a command, in a class with four seats. */
function asked(session: Session, actor: Actor, command: Parameters<typeof decide>[1], now = 1_000): Decision {
  return decide(session, command, { actor, now, seed: 5, maxParticipants: 4, isDoubtful, exerciseOf });
}
const eventsOf = (decision: Decision) => (decision.ok ? decision.events : decision.problem.code);
const nicknames = ({ participants }: Session) => participants.map(({ nickname }) => nickname);

test("nobody new can join a locked lobby until it is unlocked", () => {
  const locked = held([joins("Ada"), sets({ locked: true })]).session;
  expect(asked(locked, system, { type: "join", nickname: "Eve" })).toEqual({
    ok: false,
    problem: problem("lobby-locked"),
  });
  expect(
    nicknames(held([joins("Ada"), sets({ locked: true }), joins("Eve"), sets({}), joins("Bob")]).session),
  ).toEqual(["Ada", "Bob"]);
});

test("two switches pressed one right after the other both hold", () => {
  const change = (command: Partial<typeof OPEN_LOBBY>) => ask(host, { type: "set-lobby", ...command });
  const { session } = held([change({ approval: true }), change({ generatedNames: true })]);
  expect(session.lobby).toEqual({ locked: false, approval: true, generatedNames: true });
  expect(eventsOf(asked(session, host, { type: "set-lobby" }))).toEqual([]);
});

test("with approval, newcomers wait, may do nothing, are on no board and in no team, and become members when let in", () => {
  const waiting = held([joins("Ada"), sets({ approval: true }), joins("Eve"), arrives(0, 1)]).session;
  expect(waiting.participants.map(({ admitted }) => admitted)).toEqual([true, false]);
  const eve: Actor = { kind: "participant", participant: 1 };
  expect(eventsOf(asked(waiting, eve, { type: "end-run", run: 0, reason: "stopped" }))).toBe("not-admitted");
  expect(eventsOf(asked(waiting, host, { type: "draw-teams", count: 2 }))).toEqual([
    { type: "teams-changed", teams: [{ name: "A", members: [0] }] },
  ]);
  const inTeam: HostCommand = { type: "set-teams", teams: [{ name: "A", members: [0, 1] }] };
  expect(eventsOf(asked(waiting, host, inTeam))).toBe("no-such-participant");

  const letIn: HostCommand = { type: "admit-participants", participants: [1, 0, 1] };
  expect(eventsOf(asked(waiting, host, letIn))).toEqual([{ type: "participant-admitted", participant: 1 }]);
  expect(eventsOf(asked(waiting, eve, letIn))).toBe("not-allowed");
  const admitted = fold(
    [{ type: "participant-admitted", participant: 1, seq: waiting.seq + 1, at: 50 }],
    waiting,
  );
  expect(eventsOf(asked(admitted, eve, { type: "end-run", run: 0, reason: "stopped" }))).toBe("no-such-run");
});

test("many can be turned away at once, for good, which frees their nicknames", () => {
  const { session } = held([sets({ approval: true }), joins("Bot 1"), joins("Bot 2"), joins("Ada")]);
  const away: HostCommand = { type: "remove-participants", participants: [0, 1, 0] };
  expect(eventsOf(asked(session, host, away))).toEqual([
    { type: "participant-removed", participant: 0 },
    { type: "participant-removed", participant: 1 },
  ]);
  expect(eventsOf(asked(session, host, { ...away, participants: [9] }))).toBe("no-such-participant");
});

test("with drawn names only, whatever is typed is not shown, in either language", () => {
  const { session } = held([sets({ generatedNames: true })]);
  for (const language of ["en", "ar"] as const) {
    const decision = asked(session, system, { type: "join", nickname: "rude", language });
    const [joined] = decision.ok ? decision.events : [];
    const nickname = joined.type === "participant-joined" ? joined.nickname : "";
    const { adjectives, animals } = NICKNAME_WORDS[language];
    expect(adjectives.some((word) => nickname.includes(word))).toBe(true);
    expect(animals.some((word) => nickname.includes(word))).toBe(true);
  }
});

test("lapsed seats keep nobody out and are given again; seats that were used are not", () => {
  const full = held([joins("Ada"), joins("B1"), joins("B2"), joins("B3"), arrives(0)]).session;
  const late: SystemCommand = { type: "join", nickname: "Late" };
  expect(eventsOf(asked(full, system, late, ARRIVAL_MS))).toBe("session-full");
  const decision = asked(full, system, late, ARRIVAL_MS + 1_000);
  expect(eventsOf(decision)).toEqual([
    { type: "participant-joined", participant: 1, nickname: "Late", admitted: true },
  ]);
  const [body] = decision.ok ? decision.events : [];
  const after = fold([{ ...body, seq: full.seq + 1, at: ARRIVAL_MS + 1_000 }], full);
  expect(nicknames(after)).toEqual(["Ada", "Late", "B2", "B3"]);
  expect(eventsOf(asked(full, system, { ...late, seat: 4 }, ARRIVAL_MS + 1_000))).toBe("too-fast");
  const sat = held([joins("Ada"), joins("B1"), joins("B2"), joins("B3"), arrives(0, 1, 2, 3)]).session;
  expect(eventsOf(asked(sat, system, late, 10 * ARRIVAL_MS))).toBe("session-full");
});

test("a crowd in the lobby does not fill the class, and no more are let in than there are seats", () => {
  const crowd = [joins("Bot 1"), joins("Bot 2"), joins("Bot 3"), joins("Bot 4"), joins("Bot 5")];
  const { session } = held([
    joins("Ada"),
    sets({ approval: true }),
    ...crowd,
    arrives(0, 1, 2, 3, 4),
    sets({}),
    joins("Bob"),
  ]);
  expect(nicknames(session)).toEqual(["Ada", "Bot 1", "Bot 2", "Bot 3", "Bot 4", "Bob"]);
  const admit = (...participants: number[]) =>
    eventsOf(asked(session, host, { type: "admit-participants", participants }));
  expect(admit(1, 2, 3)).toBe("no-seats-left");
  expect(admit(1, 2)).toHaveLength(2);
});
