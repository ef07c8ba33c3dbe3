import fc from "fast-check";
import { expect, test } from "vitest";
import { curveOf } from "@/lib/learning/curves/curve";
import { openRound } from "@/lib/session/decide/plan";
import { isMember } from "@/lib/session/decide/seats";
import { createTimeline } from "@/lib/session/insights/timeline";
import { withAnimalNames } from "@/lib/session/names/animal-names";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { apply, fold } from "./apply";
import { drawingsForProjector } from "./drawing";
import { EventBody, isNaming, type SessionEvent } from "./events";
import { questionsForProjector } from "./question";
import { isRunEvent } from "./run-events";
import type { Session } from "./session";
import { HIDDEN_NAME, planForLab } from "./visible-to-lab";
import { firstHiddenRun, logForReader } from "./visible-to-reader";
import { votesForProjector } from "./vote";

const CREATED: EventBody = {
  type: "session-created",
  title: "Nets",
  plan: { rounds: [openRound("moons", null), openRound("moons", null)] },
};
const ENDED: EventBody = { type: "session-ended" };

function logOf(...bodies: readonly EventBody[]): SessionEvent[] {
  return bodies.map((body, seq) => ({ ...body, seq, at: 1_000 * seq }));
}

function joined(participant: number, nickname: string, admitted = true): EventBody {
  return { type: "participant-joined", participant, nickname, admitted };
}

/** A run with one report, in the first round. */
function runOf(participant: number): EventBody[] {
  const measured = { trainLoss: 0.2, validationLoss: 0.3, trainScore: 90, validationScore: 80 };
  const point = { step: 10, epoch: 1, ...measured, trainMetric: 0.9, validationMetric: 0.8 };
  return [
    {
      type: "run-started",
      ...{ participant, run: 0, round: 0, network: { layers: [] } },
      hyperparameters: { learningRate: 0.3, optimiser: "sgd", batchSize: 32, epochs: 5, weightDecay: 0 },
      device: { backend: "webgpu", name: "SECRET-GPU", flopPerSecond: 1e9 },
    },
    { type: "points-reported", participant, run: 0, from: 0, to: 1, points: curveOf([point]) },
  ];
}

const linked = (log: readonly SessionEvent[]) => logForReader("link", log);
const typesOf = (log: readonly SessionEvent[]) => log.map(({ type }) => type);

/** A class with everything that may be private: requests between a student and the host, former names, and notes. */
const GOSSIP = logOf(
  CREATED,
  joined(0, "SECRET-EARLY"),
  joined(1, "SECRET-REMOVED"),
  joined(2, "Grace"),
  joined(3, "SECRET-WAITING", false),
  joined(4, "Back again"),
  { type: "participant-renamed", participant: 0, nickname: "Ada" },
  { type: "note-added", text: "SECRET-NOTE about Ada", shown: false },
  { type: "nickname-wished", participant: 2, nickname: "SECRET-WISH" },
  { type: "nickname-refused", participant: 2 },
  { type: "note-added", text: "Look at secret-early and SECRET-REMOVED, then at SECRET-WISH", shown: true },
  {
    type: "teams-changed",
    teams: [
      { name: "SECRET-EARLY & Grace", members: [0, 2] },
      { name: "the SECRET-REMOVEDs", members: [1] },
    ],
  },
  { type: "round-started", round: 0, seed: 1, deadline: null },
  ...runOf(0),
  { type: "hand-raised", participant: 0 },
  { type: "hand-lowered", participant: 0 },
  { type: "participant-removed", participant: 1 },
  { type: "return-asked", participant: 1 },
  { type: "return-declined", participant: 1 },
  { type: "participant-removed", participant: 4 },
  { type: "participant-readmitted", participant: 4, nickname: "Back again" },
  { type: "round-closed", round: 0, reason: "host" },
  ENDED,
  { type: "note-added", text: "SECRET-LAST", shown: false },
);

test("a link reveals no former names, no names of those who were removed or never let in, and no private notes", () => {
  const linkLog = linked(GOSSIP);
  const names = (log: readonly SessionEvent[]) => fold(log).participants.map(({ nickname }) => nickname);
  // A word that only begins like a nickname is no mention.
  expect(JSON.stringify(linkLog).match(/secret-\w+/gi)).toEqual(["SECRET-REMOVEDs"]);
  expect(names(linkLog)).toEqual(["Ada", HIDDEN_NAME, "Grace", HIDDEN_NAME, "Back again"]);
  expect(fold(linkLog).notes.map(({ text }) => text)).toEqual(["Look at Ada and …, then at Grace"]);
  expect(fold(linkLog).teams.map(({ name }) => name)).toEqual(["Ada & Grace", "the SECRET-REMOVEDs"]);
  const gone = ["hand-raised", "hand-lowered", "return-asked", "return-declined", "participant-renamed"];
  gone.push("nickname-wished", "nickname-refused");
  expect(typesOf(linkLog).filter((type) => gone.includes(type))).toEqual([]);
  const moments = (log: readonly SessionEvent[]) =>
    createTimeline(log).markers.map(({ kind, at }) => ({ kind, at }));
  const kept = GOSSIP.filter((event) => event.type === "note-added" && !event.shown).map(
    ({ at }) => at - 1_000,
  );
  expect(moments(linkLog)).toEqual(
    moments(GOSSIP).filter(({ kind, at }) => kind !== "note" || !kept.includes(at)),
  );
  expect(logForReader("host", GOSSIP)).toEqual(GOSSIP);
});

test("with animal names nobody is named either, whichever is applied first", () => {
  const orders = [linked(withAnimalNames(GOSSIP, "en")), withAnimalNames(linked(GOSSIP), "en")];
  for (const linkLog of orders) {
    const { participants } = fold(linkLog);
    expect(JSON.stringify(linkLog)).not.toMatch(/Ada|Grace|Back again|secret-(?!removeds)/i);
    expect(new Set(participants.map(({ nickname }) => nickname)).size).toBeGreaterThanOrEqual(4);
  }
});

test("while a class is running, its link shows a round's runs once the round is over, and no names while they are hidden", () => {
  const running = logOf(
    CREATED,
    joined(0, "Ada"),
    joined(1, "Grace"),
    { type: "round-started", round: 0, seed: 1, deadline: null },
    ...runOf(0),
    { type: "board-hidden-changed", board: false, names: true },
  );
  const linkLog = linked(running);
  expect(linkLog.filter(isRunEvent)).toEqual([]);
  expect(JSON.stringify(linkLog)).not.toMatch(/Ada|Grace/);
  expect(linkLog.at(-1)).toEqual(running.at(-1));
  const closed: SessionEvent = { type: "round-closed", round: 0, reason: "host", seq: 7, at: 7_000 };
  expect(typesOf(linked([...running, closed]).filter(isRunEvent))).toEqual([
    "run-started",
    "points-reported",
  ]);
});

test("while a running class has its board hidden, later runs and tests are hidden too, and shown when the board is or the class is over", () => {
  const before: EventBody[] = [
    CREATED,
    joined(0, "Ada"),
    { type: "round-started", round: 0, seed: 1, deadline: null },
  ];
  const after: EventBody[] = [
    ...runOf(0),
    { type: "round-closed", round: 0, reason: "host" },
    { type: "test-opened", round: 0, results: [] },
  ];
  const hide = (board: boolean): EventBody => ({ type: "board-hidden-changed", board, names: false });
  const scores = ["run-started", "points-reported", "test-opened"];
  const scoresIn = (...bodies: EventBody[]) =>
    typesOf(linked(logOf(...bodies))).filter((type) => scores.includes(type));
  expect(scoresIn(...before, hide(true), ...after)).toEqual([]);
  expect(scoresIn(...before, hide(true), ...after, hide(false))).toEqual(scores);
  expect(scoresIn(...before, hide(true), ...after, ENDED)).toEqual(scores);
  expect(scoresIn(...before, ...after, hide(true))).toEqual(scores);
});

test("a link's log is valid, keeps every event's seq and time, and contains only the latest names of members", () => {
  fc.assert(
    fc.property(classes, ({ events, session }) => {
      const linkLog = linked(events);
      expect(linkLog.map(({ seq, at }) => ({ seq, at }))).toEqual(events.map(({ seq, at }) => ({ seq, at })));
      for (const { seq: _, at: __, ...body } of linkLog) expect(EventBody.parse(body)).toEqual(body);
      const allowed = new Set(session.participants.filter(isMember).map(({ nickname }) => nickname));
      for (const event of linkLog)
        if (isNaming(event) && event.nickname !== HIDDEN_NAME) expect(allowed).toContain(event.nickname);
      expect(fold(linkLog).notes.every(({ shown }) => shown)).toBe(true);
      // Code that serves points separately must leave out the same ones.
      const hiddenFrom = firstHiddenRun(
        "link",
        events.filter((event) => !isRunEvent(event)),
      );
      const runs = (log: readonly SessionEvent[]) => log.filter(isRunEvent).map(({ seq }) => seq);
      expect(runs(linkLog)).toEqual(runs(events).filter((seq) => seq < hiddenFrom));
      expect(firstHiddenRun("host", events)).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});

test("at any time, the replays of the host and of a link differ only in what is private", () => {
  // Whoever comes later is not shown a drawing that was taken by mistake, not even at the time.
  const open = (
    { participants, notes, votes, questions, drawings, plan, lobby: _, teams, ...session }: Session,
    kept: ReadonlySet<number>,
  ) => ({
    ...session,
    drawings: drawingsForProjector({ ...drawings, sent: drawings.sent.filter(({ id }) => kept.has(id)) }),
    plan: planForLab(plan),
    questions: questionsForProjector(questions).map(({ content, ...question }) => ({
      ...question,
      form: content.answer,
    })),
    teams: teams.map(({ members }) => members),
    notes: notes.filter(({ shown }) => shown).map(({ text: _, ...note }) => note),
    votes: votesForProjector(votes),
    participants: participants.map(
      ({ id, joinedAt, connected, removed, removals, admitted, arrived, runs }) => ({
        ...{ id, joinedAt, connected, removed, removals, admitted, arrived },
        runs: runs.map(({ device: _, ...run }) => run),
      }),
    ),
  });
  fc.assert(
    fc.property(classes, ({ events, session: live }) => {
      const ended: SessionEvent = { type: "session-ended", seq: live.seq + 1, at: live.at };
      const log = live.phase.kind === "ended" ? events : [...events, ended];
      const linkLog = linked(log);
      const taken = live.drawings.sent.filter(({ verdict }) => verdict === "taken");
      const kept = new Set(taken.map(({ id }) => id));
      let [session, known] = [fold([]), fold([])];
      for (const [index, event] of log.entries()) {
        [session, known] = [apply(session, event), apply(known, linkLog[index])];
        if (index % 7 === 0 || index === log.length - 1)
          expect(open(known, kept)).toEqual(open(session, kept));
      }
    }),
  );
});
