import { expect, test } from "vitest";
import { apply } from "@/lib/session/log/apply";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { START_RUN } from "@/lib/testing/server/class";
import { type Ask, exerciseOf, held } from "@/lib/testing/session/arbitrary-class";
import type { Actor, HostCommand, SystemCommand } from "../commands";
import { decide } from "../decide";
import { openRound, type PlannedRound } from "../plan";
import { type Problem, problem } from "../problem";
import { STEP_DELAY_MS } from "./announced-step";

const host: Actor = { kind: "host" };
const system: Actor = { kind: "system" };
const join = (nickname: string): Ask => ({
  actor: system,
  command: () => ({ type: "join", nickname }),
  wait: 0,
});
const does = (command: HostCommand): Ask => ({ actor: host, command: () => command, wait: 1_000 });
const TRAINS: Ask = {
  actor: { kind: "participant", participant: 0 },
  command: () => ({ ...START_RUN, type: "start-run", run: 0, round: 0 }),
  wait: 0,
};

/** What a command leads to at this time, and the class after it. */
function after(session: Session, command: HostCommand | SystemCommand, now = session.at) {
  const actor = command.type === "tick" ? system : host;
  const decision = decide(session, command, {
    ...{ actor, now, seed: 1, maxParticipants: 9, isDoubtful, exerciseOf },
  });
  if (!decision.ok) return { events: decision.problem, session };
  let changed = session;
  for (const [index, body] of decision.events.entries())
    changed = apply(changed, { ...body, seq: session.seq + 1 + index, at: now });
  return { events: decision.events, session: changed };
}

const lobby = held([join("Ada"), join("Grace")]).session;
const running = held([join("Ada"), join("Grace"), does({ type: "start-round", round: 0 })]).session;
const START_NOW = { type: "announce-step", step: "start-round", round: 0 } as const;
const { seq: _, ...LOBBY } = lobby;

test("a step is taken five seconds after it was announced, and not a moment before", () => {
  const announced = after(lobby, START_NOW);
  const due = lobby.at + STEP_DELAY_MS;
  expect(announced.events).toEqual([{ type: "step-announced", step: "start-round", round: 0, due }]);
  expect(announced.session.announced).toEqual({ step: "start-round", round: 0, due });
  expect(after(announced.session, START_NOW).events).toEqual([]);
  expect(after(announced.session, { type: "tick" }, due - 1).events).toEqual([]);
  const started = after(announced.session, { type: "tick" }, due).session;
  expect([started.phase, started.announced]).toEqual([{ kind: "round", round: 0 }, null]);
});

test("a step that is cancelled in time is never taken, and one that was taken cannot be cancelled", () => {
  const cancel = { ...START_NOW, type: "cancel-step" } as const;
  const announced = after(lobby, START_NOW).session;
  const { seq: _, ...cancelled } = after(announced, cancel).session;
  expect(cancelled).toEqual(LOBBY);
  expect(after(after(announced, cancel).session, { type: "tick" }, 60_000).events).toEqual([]);
  const started = after(announced, { type: "tick" }, 60_000).session;
  expect(after(started, cancel).events).toEqual(problem("step-over"));
  expect(after(lobby, cancel).events).toEqual(problem("step-over"));
});

test("who does not want to wait takes the step at once, and it is not taken twice", () => {
  const announced = after(running, { type: "announce-step", step: "close-round", round: 0 }).session;
  const closed = after(announced, { type: "close-round", round: 0 }).session;
  expect([closed.phase, closed.announced]).toEqual([{ kind: "between", round: 0 }, null]);
  expect(after(closed, { type: "tick" }, 60_000).events).toEqual([]);
});

test("a later announcement replaces the one before it, and what cannot be done is not announced", () => {
  const closing = after(running, { type: "announce-step", step: "close-round", round: 0 }).session;
  const ending = after(closing, { type: "announce-step", step: "end-session", round: null }).session;
  expect(ending.announced?.step).toBe("end-session");
  expect(after(ending, { type: "tick" }, 60_000).session.phase).toEqual({ kind: "ended" });
  const refused: [HostCommand, Problem][] = [
    [{ type: "announce-step", step: "start-round", round: 1 }, problem("round-running")],
    [{ type: "announce-step", step: "close-round", round: 1 }, problem("round-not-running")],
    [{ type: "announce-step", step: "close-round", round: null }, problem("bad-request")],
    [{ type: "announce-step", step: "end-session", round: 0 }, problem("bad-request")],
    [{ type: "announce-step", step: "start-round", round: 99 }, problem("no-such-round")],
  ];
  for (const [command, why] of refused) expect(after(running, command).events).toEqual(why);
});

test("a message reaches one student once, cleaned and in order", () => {
  const say = (number: number, text: string) =>
    ({ type: "send-message", participant: 1, number, text }) as const;
  const said = after(running, say(0, " Try a\n\u202Esmaller rate. "));
  expect(said.events).toEqual([{ type: "message-sent", participant: 1, text: "Try a smaller rate." }]);
  expect(after(said.session, say(0, "Try a smaller rate.")).events).toEqual([]);
  const again = after(said.session, say(1, "Good!")).session;
  expect(again.messages.map(({ participant, text }) => [participant, text])).toEqual([
    [1, "Try a smaller rate."],
    [1, "Good!"],
  ]);
  const refused: [HostCommand, Problem][] = [
    [say(0, " \u200B "), problem("message-empty")],
    [say(0, "x".repeat(201)), problem("message-too-long")],
    [say(1, "early"), problem("bad-request")],
    [{ ...say(0, "Hello"), participant: 9 }, problem("no-such-participant")],
  ];
  for (const [command, why] of refused) expect(after(running, command).events).toEqual(why);
});

test("a note about a student is theirs, is never shown, and is not added twice", () => {
  const note = { type: "add-note", text: "Asked about dropout", shown: false, participant: 1 } as const;
  const noted = after(running, note).session;
  expect(noted.notes).toEqual([
    { at: running.at, round: 0, text: "Asked about dropout", shown: false, participant: 1 },
  ]);
  expect(after(noted, note).events).toEqual([]);
  expect(after(noted, { ...note, participant: 0 }).events).toHaveLength(1);
  expect(after(running, { ...note, shown: true }).events).toEqual(problem("bad-request"));
  expect(after(running, { ...note, participant: 9 }).events).toEqual(problem("no-such-participant"));
});

test("snapshots are put aside in an order, shown one after the other, and gone from the projector when the class moves on", () => {
  const trained = held([join("Ada"), does({ type: "start-round", round: 0 }), TRAINS]).session;
  const snapshots = [
    { kind: "run", participant: 0, run: 0 },
    { kind: "picture", round: 0, picture: "surfaces" },
  ] as const;
  const kept = after(trained, { type: "set-snapshots", snapshots: [...snapshots] }).session;
  expect(kept.snapshots).toEqual({ list: snapshots, shown: null });
  const shown = after(kept, { type: "show-snapshot", index: 1 }).session;
  expect(shown.snapshots.shown).toBe(1);
  expect(after(shown, { type: "show-snapshot", index: 1 }).events).toEqual([]);
  expect(after(shown, { type: "show-snapshot", index: 2 }).events).toEqual(problem("no-such-snapshot"));
  const other = after(shown, { type: "show-picture", number: 0, picture: null }).session;
  expect(other.snapshots).toEqual({ list: snapshots, shown: null });
  const closed = after(shown, { type: "close-round", round: 0 }).session;
  expect(closed.snapshots).toEqual({ list: snapshots, shown: null });
  const nobody = { type: "set-snapshots", snapshots: [{ kind: "run", participant: 1, run: 0 }] } as const;
  expect(after(trained, { ...nobody, snapshots: [...nobody.snapshots] }).events).toEqual(
    problem("no-such-run"),
  );
});

const change = (from: number, ...rounds: PlannedRound[]) =>
  ({ type: "change-plan", from, rounds }) satisfies HostCommand;
const challengesOf = ({ plan }: Session) => plan.rounds.map(({ challenge }) => challenge);

test("coming rounds are skipped, repeated, inserted and given other limits; what was played keeps its place", () => {
  const [first, ...coming] = running.plan.rounds;
  if (!first) throw new Error("The plan is empty.");
  expect(challengesOf(after(running, change(1)).session)).toEqual([first.challenge]);
  const drawings = { ...openRound("drawings", 3), epochLimit: 20, aim: " Why\n not? " };
  const planned = after(running, change(1, first, drawings, ...coming));
  expect(planned.session.plan.rounds).toEqual([first, first, { ...drawings, aim: "Why not?" }, ...coming]);
  expect(
    after(planned.session, change(1, first, { ...drawings, aim: "Why not?" }, ...coming)).events,
  ).toEqual([]);
  const played = after(planned.session, { type: "close-round", round: 0 }).session;
  expect(after(played, change(0, drawings)).events).toEqual(problem("round-done"));
  expect(challengesOf(after(played, change(1, drawings)).session)).toEqual([first.challenge, "drawings"]);
});

test("the round that the class is in can only be made freer", () => {
  const locked: PlannedRound = {
    ...openRound("moons", 5),
    locks: { learningRate: 0.1, batchSize: 10 },
    epochLimit: 20,
    findLocked: true,
  };
  const planned = after(lobby, change(0, locked)).session;
  const opened = after(planned, { type: "open-round", round: 0 }).session;
  const freer: PlannedRound = { ...locked, locks: { batchSize: 10 }, epochLimit: 30, findLocked: false };
  expect(after(opened, change(0, freer)).session.plan.rounds).toEqual([freer]);
  expect(after(opened, change(0, { ...freer, epochLimit: null })).session.plan.rounds).toEqual([
    { ...freer, epochLimit: null },
  ]);
  const stricter: Partial<PlannedRound>[] = [
    { locks: { learningRate: 0.2, batchSize: 10 } },
    { locks: { ...locked.locks, epochs: 5 } },
    { locks: { ...locked.locks, network: START_RUN.network as never } },
    { epochLimit: 10 },
    { runLimit: 3 },
    { challenge: "drawings" },
    { minutes: 1 },
    { ladder: true },
    { ranksBy: "final-weights" },
  ];
  for (const one of stricter)
    expect(after(opened, change(0, { ...locked, ...one })).events).toEqual(problem("round-not-freer"));
  expect(after(opened, change(0)).events).toEqual(problem("plan-empty"));
});

test("a round that was played after an earlier one was left out keeps its place when that one is opened after all", () => {
  const second = after(lobby, { type: "start-round", round: 1 }).session;
  const closed = after(second, { type: "close-round", round: 1 }).session;
  const opened = after(closed, { type: "open-round", round: 0 }).session;
  const [first, played, ...coming] = opened.plan.rounds;
  if (!first || !played) throw new Error("The plan is too short.");
  expect(after(opened, change(0, first, ...coming)).events).toEqual(problem("round-done"));
  expect(after(opened, change(0, first, first, played)).events).toEqual(problem("round-done"));
  expect(challengesOf(after(opened, change(0, first, played)).session)).toEqual([
    first.challenge,
    played.challenge,
  ]);
});

test("a plan that nobody could play is refused with the reason", () => {
  const moons = openRound("moons", 5);
  const question = { text: "Who wins?", choices: ["One", "Other"], right: 0 };
  const refused: [HostCommand, Problem][] = [
    [change(0), problem("plan-empty")],
    [change(9, moons), problem("bad-request")],
    [change(0, ...Array.from({ length: 13 }, () => moons)), problem("plan-too-long")],
    [change(0, { ...moons, challenge: "no-such-thing" }), problem("plan-unknown-challenge")],
    [change(0, { ...moons, locks: { epochs: 50 }, epochLimit: 10 }), problem("plan-untrainable")],
    [change(0, { ...moons, prediction: question as never }), problem("bad-request")],
  ];
  for (const [command, why] of refused) expect(after(lobby, command).events).toEqual(why);
});
