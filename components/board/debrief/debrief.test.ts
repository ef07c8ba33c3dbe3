import { expect, test } from "vitest";
import { shownTakeaways } from "@/lib/session/insights/takeaways";
import { classOf, EXERCISE } from "@/lib/testing/session/runs";
import { roundNotes } from "./debrief";

const TRIED_AGAIN = classOf([[{ validationScore: 60 }, { validationScore: 80 }]]);

test("a debrief tells who tried again, but nobody's score where the board is hidden", () => {
  const keys = (session: typeof TRIED_AGAIN) => shownTakeaways(session, 0, EXERCISE).map(({ key }) => key);
  expect(keys(TRIED_AGAIN)).toEqual(["class-gained", "tried-again", "loop"]);
  expect(keys({ ...TRIED_AGAIN, hidden: { board: true, names: false } })).toEqual(["class-gained", "loop"]);
});

test("for a challenge that this version does not know, there are no takeaways", () => {
  expect(shownTakeaways(TRIED_AGAIN, 0, null)).toEqual([]);
});

test("only notes that were shown to the class, in this round, are repeated", () => {
  const note = (round: number | null, shown: boolean) => ({ at: 1, round, text: "Look.", shown });
  const session = { notes: [note(0, true), note(0, false), note(1, true), note(null, true)] };
  expect(roundNotes(session, 0)).toEqual([note(0, true)]);
});
