import { expect, test } from "vitest";
import type { Question } from "@/lib/session/log/question";
import { EMPTY_SESSION, type Session } from "@/lib/session/log/session";
import type { Vote } from "@/lib/session/log/vote";
import { CHECK, PREDICTION } from "@/lib/testing/session/arbitrary-questions";
import {
  askedPicture,
  momentOf,
  pictureOfNews,
  placeOf,
  rotationOf,
  shownPicture,
} from "./live-screen-picture";

const VOTE: Vote = {
  ...{ kind: "real-or-invented", round: 0, openedAt: 0, closedAt: null, result: null },
  ...{ items: [{ word: "mei", source: null }], ballots: {} },
};
const RUNNING: Session = { ...EMPTY_SESSION, phase: { kind: "round", round: 0 } };
const VOTING: Session = { ...RUNNING, votes: [VOTE] };
const BETWEEN: Session = { ...RUNNING, phase: { kind: "between", round: 0 } };

const question = (purpose: Question["purpose"], change: Partial<Question> = {}): Question => ({
  ...{ purpose, round: 0, content: purpose === "prediction" ? PREDICTION : CHECK, again: null, askedAt: 5 },
  ...{ answers: {}, revealed: null, closed: null },
  ...change,
});
const SHOWN = { at: 9, answers: [1] };
const asking = (session: Session, ...questions: readonly Question[]): Session => ({ ...session, questions });

test("a vote that opens comes before the picture chosen until then, and gives way to one chosen meanwhile", () => {
  const before = { moment: momentOf(RUNNING), picture: "rates" } as const;
  expect(shownPicture(before, momentOf(RUNNING), askedPicture(RUNNING))).toBe("rates");
  expect(shownPicture(before, momentOf(VOTING), askedPicture(VOTING))).toBe("vote");
  const meanwhile = { moment: momentOf(VOTING), picture: "curves" } as const;
  expect(shownPicture(meanwhile, momentOf(VOTING), askedPicture(VOTING))).toBe("curves");
});

test("what was chosen of a vote lasts through its end, until the class moves on", () => {
  const closed: Session = { ...VOTING, votes: [{ ...VOTE, closedAt: 9, result: [] }] };
  expect(pictureOfNews(VOTING, closed)).toBe("vote");
  const answers = { moment: momentOf(VOTING), picture: "vote" } as const;
  expect(shownPicture(answers, momentOf(closed), askedPicture(closed))).toBe("vote");
  const over: Session = { ...closed, phase: { kind: "between", round: 0 } };
  expect(shownPicture(answers, momentOf(over), askedPicture(over))).toBeNull();
});

test("an open vote outlives the end of its round, and whatever an address asks for comes first", () => {
  const over: Session = { ...VOTING, phase: { kind: "between", round: 0 } };
  const before = { moment: momentOf(VOTING), picture: "vote" } as const;
  expect(shownPicture(before, momentOf(over), askedPicture(over))).toBe("vote");
  expect(shownPicture({ moment: null, picture: null }, momentOf(over), askedPicture(over))).toBe("vote");
  expect(shownPicture({ moment: null, picture: "sizes" }, momentOf(over), askedPicture(over))).toBe("sizes");
});

test("a question of the teacher's and the closing ones are shown when they are asked; a prediction and a check before the lesson are not", () => {
  const pictures = (["own", "after", "prediction"] as const).map((purpose) => {
    const session = asking(BETWEEN, question(purpose));
    return [askedPicture(session), momentOf(session) === momentOf(BETWEEN)];
  });
  expect(pictures).toEqual([
    ["question", false],
    ["question", false],
    [null, true],
  ]);
  expect(askedPicture(asking(EMPTY_SESSION, question("before", { round: null })))).toBeNull();
  expect(askedPicture(asking(EMPTY_SESSION, question("own", { round: null })))).toBe("question");
  expect(askedPicture(asking(VOTING, question("own")))).toBe("question");
});

test("answers are shown when they are revealed or the question is closed, unless the class moves on with it or the switch is off", () => {
  const open = asking(RUNNING, question("prediction"), question("own"));
  const revealed = asking(RUNNING, question("prediction", { revealed: SHOWN }), question("own"));
  const closed = asking(RUNNING, question("prediction"), question("own", { closed: SHOWN }));
  expect([pictureOfNews(open, revealed), pictureOfNews(open, closed), pictureOfNews(closed, closed)]).toEqual(
    ["question", "question", null],
  );
  const over = asking(BETWEEN, question("prediction", { closed: SHOWN }), question("own"));
  expect(pictureOfNews(open, over)).toBeNull();
  const off = {
    ...asking(RUNNING, question("prediction", { closed: SHOWN }), question("own")),
    asking: false,
  };
  expect(pictureOfNews(open, off)).toBeNull();
});

test("a rotation gives way to whatever is chosen or asked, goes on without it, and ends when the class moves on", () => {
  const place = placeOf(RUNNING);
  const rotation = (session: Session, chosen: ReturnType<typeof askedPicture> = null) => {
    const picture = shownPicture(
      { moment: momentOf(session), picture: chosen },
      momentOf(session),
      askedPicture(session),
    );
    return rotationOf(place, placeOf(session), picture);
  };
  expect([rotation(RUNNING), rotation(RUNNING, "rates"), rotation(VOTING), rotation(BETWEEN)]).toEqual([
    ...["on", "held", "held", "off"],
  ]);
  const asked = asking(RUNNING, question("own"));
  const answered = asking(RUNNING, question("own", { closed: SHOWN }));
  expect([rotation(asked), rotation(answered), rotationOf(null, place, null)]).toEqual(["held", "on", "off"]);
});
