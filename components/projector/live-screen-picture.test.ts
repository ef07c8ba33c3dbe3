import { expect, test } from "vitest";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import type { Vote } from "@/lib/session/log/vote";
import { momentOf, shownPicture } from "./live-screen-picture";

const VOTE: Vote = {
  ...{ kind: "real-or-invented", round: 0, openedAt: 0, closedAt: null, result: null },
  ...{ items: [{ word: "mei", source: null }], ballots: {} },
};
const RUNNING: Session = { ...EMPTY_SESSION, phase: { kind: "round", round: 0 } };
const VOTING: Session = { ...RUNNING, votes: [VOTE] };

test("a vote that opens comes before the picture chosen until then, and gives way to one chosen meanwhile", () => {
  const before = { moment: momentOf(RUNNING), picture: "rates" } as const;
  expect(shownPicture(before, momentOf(RUNNING), false)).toBe("rates");
  expect(shownPicture(before, momentOf(VOTING), true)).toBe("vote");
  const meanwhile = { moment: momentOf(VOTING), picture: "curves" } as const;
  expect(shownPicture(meanwhile, momentOf(VOTING), true)).toBe("curves");
});

test("what was chosen of a vote lasts through its end, until the class moves on", () => {
  const closed: Session = { ...VOTING, votes: [{ ...VOTE, closedAt: 9, result: [] }] };
  const answers = { moment: momentOf(VOTING), picture: "vote" } as const;
  expect(shownPicture(answers, momentOf(closed), false)).toBe("vote");
  const over: Session = { ...closed, phase: { kind: "between", round: 0 } };
  expect(shownPicture(answers, momentOf(over), false)).toBeNull();
});

test("an open vote outlives the end of its round, and whatever an address asks for comes first", () => {
  const over: Session = { ...VOTING, phase: { kind: "between", round: 0 } };
  const before = { moment: momentOf(VOTING), picture: "vote" } as const;
  expect(shownPicture(before, momentOf(over), true)).toBe("vote");
  expect(shownPicture({ moment: null, picture: null }, momentOf(over), true)).toBe("vote");
  expect(shownPicture({ moment: null, picture: "sizes" }, momentOf(over), true)).toBe("sizes");
});
