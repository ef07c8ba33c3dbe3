import fc from "fast-check";
import { expect, test } from "vitest";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import type { EventBody, SessionEvent } from "@/lib/session/log/events";
import { logForReader } from "@/lib/session/log/visible-to-reader";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { withAnimalNames } from "./animal-names";

/** A log of these events. */
function logOf(bodies: readonly EventBody[]): SessionEvent[] {
  return bodies.map((body, seq) => ({ ...body, seq, at: seq }));
}

const joined = (participant: number, nickname: string) =>
  ({ type: "participant-joined", participant, nickname, admitted: true }) as const;

const CREATED: EventBody = {
  type: "session-created",
  title: "Nets",
  plan: { rounds: [openRound("moons", null)] },
};

test("no nickname is left, whether from joining, from renaming or in the name of a team", () => {
  const log = logOf([
    CREATED,
    joined(0, "Ada"),
    joined(1, "Bob (8-b)"),
    joined(2, "ليلى"),
    { type: "participant-renamed", participant: 0, nickname: "Countess" },
    {
      type: "teams-changed",
      teams: [
        { name: "ADA & Bob (8-b)", members: [0, 1] },
        { name: "countess/ليلى", members: [2] },
        { name: "Adamant", members: [] },
      ],
    },
    { type: "participant-removed", participant: 1 },
  ]);
  const disguised = withAnimalNames(log, "en");
  expect(JSON.stringify(disguised)).not.toMatch(/\bAda\b|\bBob\b|Countess|ليلى/i);
  const { participants, teams } = fold(disguised);
  expect(participants.map(({ nickname }) => nickname)).toEqual(["Otter", "Falcon", "Panda"]);
  expect(teams.map(({ name }) => name)).toEqual(["Otter & Falcon", "Otter/Panda", "Adamant"]);
  expect(disguised.map(({ seq, at, type }) => ({ seq, at, type }))).toEqual(
    log.map(({ seq, at, type }) => ({ seq, at, type })),
  );
});

test("nobody gets an animal that is somebody's nickname, and a large class gets numbers", () => {
  const nicknames = ["otter", "Falcon 2", ...Array.from({ length: 58 }, (_, index) => `S${index}`)];
  const disguised = withAnimalNames(logOf([CREATED, ...nicknames.map((name, id) => joined(id, name))]), "en");
  const names = fold(disguised).participants.map(({ nickname }) => nickname);
  expect(names[0]).toBe("Falcon");
  expect(names).toContain("Panda 2");
  expect(new Set([...names, "Otter", "Falcon 2"]).size).toBe(nicknames.length + 2);
});

test("logs shared with nicknames and with animals differ only in names", () => {
  const nameless = (log: readonly SessionEvent[]) => {
    const session = fold(log);
    const participants = session.participants.map(({ nickname: _, ...participant }) => participant);
    const notes = session.notes.map(({ text: _, ...note }) => note);
    const questions = session.questions.map(({ content: _, ...question }) => question);
    return { ...session, participants, notes, questions, teams: session.teams.map(({ members }) => members) };
  };
  fc.assert(
    fc.property(classes, ({ events }) => {
      const shared = logForReader("link", events);
      expect(nameless(withAnimalNames(shared, "ar"))).toEqual(nameless(shared));
    }),
    { numRuns: 40 },
  );
});
