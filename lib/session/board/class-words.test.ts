import { expect, test } from "vitest";
import type { Run, Session } from "@/lib/session/log/session";
import { classOf, participantOf, runOf } from "@/lib/testing/session/runs";
import { classWords, recitedBy } from "./class-words";

/** A run that wrote these words, and recited these shares one after the other. */
const wrote = (number: number, words: readonly string[], ...recited: number[]): Run => ({
  ...runOf({}, number),
  writing: {
    ...{ at: 0, step: 100, words },
    shares: recited.map((share, step) => ({ step, recited: share, guessed: 0, invented: 1 - share })),
  },
});
const classWith = (...runs: readonly Run[][]): Session => ({
  ...classOf([]),
  participants: runs.map((own, id) => participantOf(id, own)),
});

test("every student's latest network that has written is there, in the order of joining, with what it recited last", () => {
  const session = classWith(
    [wrote(0, ["amosaurus"], 0.1), wrote(1, ["mei", "khaan"], 0.2, 0.5), runOf({ end: null }, 2)],
    [runOf({}, 0)],
    [wrote(0, ["tesaras"])],
  );
  expect(classWords(session, 0)).toEqual([
    { participant: 0, run: 1, words: ["mei", "khaan"], recited: 0.5 },
    { participant: 2, run: 0, words: ["tesaras"], recited: null },
  ]);
});

test("words of other rounds, of those who were removed or wait, and of which none was fit to be shown, are not there", () => {
  const session = classWith(
    [wrote(0, ["mei"])],
    [wrote(0, ["mei"])],
    [wrote(0, ["mei"])],
    [wrote(0, [], 0.3)],
  );
  const [kept, removed, waiting, silent] = session.participants;
  const members = [kept!, { ...removed!, removed: true }, { ...waiting!, admitted: false }, silent!];
  const ofRound = (round: number) =>
    classWords({ participants: members }, round).map(({ participant }) => participant);
  expect([ofRound(0), ofRound(1)]).toEqual([[0], []]);
  expect(silent!.runs.map(recitedBy)).toEqual([0.3]);
});
