import type { EventBody } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { QuestionContent } from "@/lib/session/questions/question";
import { classAt } from "./sample-class";

/** A class as large as its tables. */
const STUDENTS = 30;

export const RATE: QuestionContent = {
  text: "Which learning rate will train the best network in this round?",
  answer: { kind: "choices", choices: ["0.001", "0.01", "0.1", "1", "10"], right: null },
  outcome: { of: "learning-rate", values: [0.001, 0.01, 0.1, 1, 10] },
};
const SCORE: QuestionContent = {
  text: "How many points will the best network of the class score?",
  answer: { kind: "number" },
  outcome: { of: "score", values: [] },
};
const BY_HEART: QuestionContent = {
  text: "A network knows its training examples by heart. How well does it do on examples that it has never seen?",
  answer: {
    kind: "choices",
    choices: [
      "Just as well: it has understood them",
      "Perhaps much worse: it may have memorised them without finding what they have in common",
      "It cannot say anything about them",
    ],
    right: 1,
  },
  outcome: null,
};
const STEPS: QuestionContent = {
  text: "What does the learning rate say?",
  answer: {
    kind: "choices",
    choices: ["How long training lasts", "How far a step goes", "How many examples there are"],
    right: 1,
  },
  outcome: null,
};
const OWN: QuestionContent = {
  text: "Look at the red curve: why does it go up again?",
  answer: {
    kind: "choices",
    choices: [
      "The learning rate is too large",
      "It has begun to memorise",
      "The network is too small",
      "Nobody knows",
    ],
    right: null,
  },
  outcome: null,
};
const GUESS: QuestionContent = {
  text: "At which epoch will the curve turn?",
  answer: { kind: "number" },
  outcome: null,
};

/** As long as a question and its choices may be. */
const LONGEST: QuestionContent = {
  text: "Think of everything that this class has trained so far, of the learning rates and of the sizes of the networks: which of the following would you try first, if the next round had only a single run left?",
  answer: {
    kind: "choices",
    choices: [
      "A larger learning rate, as most runs of this class were crawling until the end..",
      "A smaller learning rate, as the best runs of this class were bouncing at the end",
      "A larger network, as none of those that this class has trained has memorised yet",
      "A smaller network, as those that this class has trained have memorised too early",
      "More epochs with the same settings, as the curves of this class were still going",
      "Nothing of this kind: what we have seen is chance, and would come out differently",
    ].map((choice) => choice.slice(0, 80)),
    right: null,
  },
  outcome: null,
};

type Purpose = Extract<EventBody, { type: "question-asked" }>["purpose"];

/** What a student answers: towards the right choice, or to a number near the middle, the more so the second time. */
function answerOf({ answer: form }: QuestionContent, participant: number, second: boolean): number {
  const spread = (7 * participant + 3) % 10;
  if (form.kind === "number") return [72, 80, 88, 64.5, 91, 75, 80, 99, 50, 85][spread] + (second ? 5 : 0);
  const wanted = form.right ?? 2 % form.choices.length;
  if (spread < (second ? 8 : 4)) return wanted;
  return participant % form.choices.length;
}

function asked(
  question: number,
  purpose: Purpose,
  content: QuestionContent,
  {
    again = null,
    round = 0,
    by = STUDENTS,
  }: { again?: number | null; round?: number | null; by?: number } = {},
): EventBody[] {
  return [
    { type: "question-asked", question, purpose, round, content, again },
    ...Array.from({ length: by }, (_, participant): EventBody => {
      const answer = answerOf(content, participant, again !== null);
      return { type: "question-answered", participant, question, answer };
    }),
  ];
}
const closed = (question: number): EventBody => ({ type: "question-closed", question });
const revealed = (question: number): EventBody => ({ type: "question-revealed", question });
const START: EventBody = { type: "round-started", round: 0, seed: 1, deadline: null };

const PLANNED = { prediction: RATE };
const at = (moment: "lobby" | "opened" | "running" | "closed" | "tested", later: readonly EventBody[]) =>
  classAt({ moment, students: STUDENTS }, later, PLANNED);

/** Before the lesson. */
export const checksIn = (by: number): Session =>
  at("lobby", [
    ...asked(0, "before", BY_HEART, { round: null, by }),
    ...asked(1, "before", STEPS, { round: null, by: Math.max(0, by - 3) }),
  ]);
export const introduced = (by: number, content = RATE): Session =>
  at("opened", asked(0, "prediction", content, { by }));
export const aboutToTrain = (by: number): Session =>
  at("opened", [...asked(0, "prediction", RATE, { by }), revealed(0), START]);
export const predicted = (content = RATE): Session =>
  at("tested", [...asked(0, "prediction", content, { by: 27 }), revealed(0), closed(0)]);
export const scorePredicted = (): Session => predicted(SCORE);
export const asking = (by: number): Session => at("running", asked(0, "own", OWN, { by }));
export const askedOnce = (): Session => at("running", [...asked(0, "own", OWN), closed(0)]);
export const askedTwice = (): Session =>
  at("running", [
    ...asked(0, "own", OWN),
    closed(0),
    ...asked(1, "own", OWN, { again: 0, by: 28 }),
    closed(1),
  ]);
export const longestTwice = (): Session =>
  at("running", [
    ...asked(0, "own", LONGEST),
    ...[closed(0), ...asked(1, "own", LONGEST, { again: 0, by: 28 }), closed(1)],
  ]);
export const longest = (by: number): Session => at("running", asked(0, "own", LONGEST, { by }));
export const guessedTwice = (): Session =>
  at("running", [
    ...asked(0, "own", GUESS),
    ...[closed(0), ...asked(1, "own", GUESS, { again: 0, by: 28 }), closed(1)],
  ]);
export const guessing = (by: number): Session => at("running", asked(0, "own", GUESS, { by }));
const CHECKED: readonly EventBody[] = [
  ...asked(0, "before", BY_HEART, { round: null }),
  ...asked(1, "before", STEPS, { round: null }),
  ...[closed(0), closed(1)],
  ...asked(2, "prediction", RATE),
  closed(2),
];
/** After the lesson. */
export const closing = (by: number): Session =>
  at("closed", [
    ...CHECKED,
    ...asked(3, "after", BY_HEART, { again: 0, by }),
    ...asked(4, "after", STEPS, { again: 1, by }),
  ]);
export const checked = (): Session =>
  at("closed", [
    ...CHECKED,
    ...asked(3, "after", BY_HEART, { again: 0 }),
    ...[...asked(4, "after", STEPS, { again: 1 }), closed(3)],
  ]);
/** The whole of it, as a log for a replay. */
export const ASKED_EVENTS: readonly EventBody[] = [
  ...CHECKED,
  ...asked(3, "own", OWN),
  closed(3),
  ...asked(4, "own", OWN, { again: 3 }),
  closed(4),
];
