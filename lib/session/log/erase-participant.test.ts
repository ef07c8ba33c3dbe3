import fc from "fast-check";
import { expect, test } from "vitest";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { openRound } from "@/lib/session/decide/plan";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { fold } from "./apply";
import { ERASED_RUNS, withoutParticipant } from "./erase-participant";
import { EventBody, type SessionEvent, type TestResult } from "./events";
import type { Session } from "./session";

function logOf(...bodies: readonly EventBody[]): SessionEvent[] {
  return bodies.map((body, seq) => ({ ...body, seq, at: 1_000 * seq }));
}

const CREATED: EventBody = {
  type: "session-created",
  title: "Nets",
  plan: { rounds: [openRound("moons", null)] },
};
const joined = (participant: number, nickname: string): EventBody => ({
  ...{ type: "participant-joined", participant, nickname, admitted: true },
});
const result = (participant: number, score: number, rank: number): TestResult => ({
  ...{ participant, run: 0, rank, test: { loss: 1, score, metric: 0.5 } },
});

test("none of their nicknames is left, former or latest, nor in teams' names, and notes that mention one are emptied", () => {
  const log = logOf(
    CREATED,
    joined(0, "Ann-Marie"),
    joined(1, "Ann"),
    joined(2, "Grace"),
    { type: "participant-renamed", participant: 1, nickname: "Queen Bee" },
    {
      type: "teams-changed",
      teams: [
        { name: "ann & Grace", members: [1, 2] },
        { name: "Ann-Marie", members: [0] },
      ],
    },
    { type: "note-added", text: "Queen Bee, at last: well done", shown: false },
    { type: "note-added", text: "See what Ann-Marie did", shown: true },
    { type: "participant-removed", participant: 1 },
    { type: "participant-readmitted", participant: 1, nickname: "Queen Bee 2" },
    { type: "session-ended" },
  );
  for (const runs of ERASED_RUNS) {
    const erased = withoutParticipant(log, 1, runs);
    const { participants, teams, notes } = fold(erased);
    expect(JSON.stringify(erased)).not.toMatch(/queen|well done|ann(?!-marie)/i);
    expect(participants.map(({ nickname }) => nickname)).toEqual(["Ann-Marie", "", "Grace"]);
    expect(teams.map(({ name }) => name)).toEqual(["… & Grace", "Ann-Marie"]);
    expect(notes.map(({ text }) => text)).toEqual(["…", "See what Ann-Marie did"]);
  }
});

test("removing a result from a test leaves no gap in the ranks", () => {
  // Two share the second rank; the erased one was better only than the last.
  const results = [result(0, 90, 1), result(1, 80, 2), result(2, 79, 2), result(3, 50, 4)];
  const log = logOf(CREATED, { type: "test-opened", round: 0, results });
  const ranksWithout = (participant: number) =>
    withoutParticipant(log, participant, "remove").flatMap((event) =>
      event.type === "test-opened" ? event.results.map(({ participant, rank }) => [participant, rank]) : [],
    );
  expect(ranksWithout(0)).toEqual([
    [1, 1],
    [2, 1],
    [3, 3],
  ]);
  expect(ranksWithout(2)).toEqual([
    [0, 1],
    [1, 2],
    [3, 3],
  ]);
  expect(ranksWithout(3)).toEqual([
    [0, 1],
    [1, 2],
    [2, 2],
  ]);
  expect(withoutParticipant(log, 0, "keep")).toEqual(log);
});

test("an erased log is valid, keeps every event's seq and time, and does not change when erased again", () => {
  fc.assert(
    fc.property(classes, fc.nat({ max: 3 }), fc.constantFrom(...ERASED_RUNS), ({ events }, id, runs) => {
      const erased = withoutParticipant(events, id, runs);
      expect(erased.map(({ seq, at }) => ({ seq, at }))).toEqual(events.map(({ seq, at }) => ({ seq, at })));
      for (const { seq: _, at: __, ...body } of erased) expect(EventBody.parse(body)).toEqual(body);
      expect(withoutParticipant(erased, id, runs)).toEqual(erased);
    }),
  );
});

test("everything about everybody else stays: runs, places, notes and votes", () => {
  const others = (session: Session, id: number) => ({
    ...session,
    spotlight: null,
    rounds: session.rounds.map((round) => ({ ...round, test: null })),
    teams: session.teams.map(({ members }) => members),
    notes: session.notes.map(({ text: _, ...note }) => note),
    votes: session.votes.map(({ items, ballots, result: _, ...vote }) => ({
      ...vote,
      items: items.map(({ word, source }) => {
        const isOf = source?.from === "network" && source.participant !== id && source.participant !== null;
        return { word, from: source?.from, source: isOf && source };
      }),
      ballots: { ...ballots, [id]: null },
    })),
    questions: session.questions.map(({ content, answers, revealed, closed, ...question }) => ({
      ...question,
      form: content.answer,
      answers: { ...answers, [id]: null },
      shown: [revealed?.at, closed?.at],
    })),
    inputs: session.inputs.map(({ answers, says: _, ...asked }) => ({
      ...asked,
      answers: answers.filter(({ participant }) => participant !== id),
    })),
    // What they drew goes with them.
    drawings: {
      sent: session.drawings.sent.filter(({ participant }) => participant !== id),
      parts: session.drawings.parts.filter(({ participant }) => participant !== id),
    },
    participants: session.participants.filter((participant) => participant.id !== id),
  });
  const board = (session: Session, id: number) =>
    leaderboard(session, 0)
      .filter(({ participant }) => participant.id !== id)
      .map(({ participant, score, gap }) => ({ id: participant.id, score, gap }));
  fc.assert(
    fc.property(
      classes,
      fc.nat({ max: 3 }),
      fc.constantFrom(...ERASED_RUNS),
      ({ events, session }, id, runs) => {
        const erased = fold(withoutParticipant(events, id, runs));
        expect(others(erased, id)).toEqual(others(session, id));
        expect(board(erased, id)).toEqual(board(session, id));
        const [before, after] = [session.participants[id], erased.participants[id]];
        if (runs === "remove") expect(after?.runs ?? []).toEqual([]);
        else expect(after?.runs).toEqual(before?.runs);
        const said = JSON.stringify(
          erased.votes.map(({ items, ballots }) => ({ items, ballot: ballots[id] })),
        ).concat(JSON.stringify(erased.inputs));
        if (runs === "remove") expect(said).not.toMatch(new RegExp(`"participant":${id}|"ballot"`));
        const expected = erased.questions.map(({ answers }) => answers[id]);
        expect(expected).toEqual(
          session.questions.map(({ answers }) => (runs === "keep" ? answers[id] : undefined)),
        );
      },
    ),
  );
});
