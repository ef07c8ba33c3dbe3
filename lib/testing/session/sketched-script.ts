import type { PlannedRound } from "@/lib/session/decide/plan";
import type { EventBody } from "@/lib/session/log/events";
import type { QuestionContent } from "@/lib/session/questions/question";
import type { ClassMoment } from "./sketched-class";

const PREDICTION: QuestionContent = {
  text: "Which learning rate will win?",
  answer: { kind: "choices", choices: ["0.001", "0.01", "0.1", "1", "10"], right: null },
  outcome: { of: "learning-rate", values: [0.001, 0.01, 0.1, 1, 10] },
};

/** A first round with a script and a question. */
export const SCRIPTED: Partial<PlannedRound> = {
  prediction: PREDICTION,
  script: {
    say: "A network starts with random weights and gets everything wrong. It guesses, measures its mistake, works out which weights are to blame, and changes each of them a little. One number decides how big that step is: the learning rate. Find the step that gets you downhill.",
    watch:
      "The curves on the projector: put the spotlight on a run that crawls, then on one that jumps about, and give each its name.",
    watchPictures: ["curves", "rates"],
    ask: [
      "What does the curve look like when the step is too big? And when it is too small?",
      "Two of you chose the same learning rate. Why are your curves exactly the same?",
      "Could you have found the right step without trying?",
    ],
    askPictures: ["rates"],
  },
  talk: { before: 2, after: 2 },
};

/** What has been asked and answered by a moment: twelve students expect 0.1, the others another rate. */
export function askedBy(moment: ClassMoment): EventBody[] {
  if (moment === "lobby" || moment === "ended") return [];
  const asked: EventBody = {
    ...{ type: "question-asked", question: 0, purpose: "prediction", round: 0, content: PREDICTION },
    again: null,
  };
  const answers = Array.from({ length: 18 }, (_, participant): EventBody => {
    return { type: "question-answered", participant, question: 0, answer: participant < 12 ? 2 : 3 };
  });
  const revealed: EventBody = { type: "question-revealed", question: 0 };
  if (moment === "opened") return [asked, ...answers];
  if (moment === "running" || moment === "paused") return [asked, ...answers, revealed];
  return [asked, ...answers, revealed, { type: "question-closed", question: 0 }];
}
