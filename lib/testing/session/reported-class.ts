import { TODAYS_RULES } from "@/lib/learning/training/score-rules";
import type { EventBody, SessionEvent, VoteItem } from "@/lib/session/log/events";
import type { QuestionContent } from "@/lib/session/questions/question";
import { CHECK, PREDICTION, SCORE } from "./arbitrary-questions";
import { type ClassSketch, SKETCHED_PLAN, sketchedLog } from "./sketched-class";

/** A question that most of these classes get wrong. */
const STEP_CHECK: QuestionContent = {
  text: "What does the learning rate say?",
  answer: {
    kind: "choices",
    choices: ["How long training lasts", "How far a step goes", "How many examples there are"],
    right: 1,
  },
  outcome: null,
};

const WORDS: readonly VoteItem[] = [
  { word: "irritator", source: { from: "list" } },
  { word: "erisaura", source: { from: "network", participant: 1, run: 1 } },
];

/**
 * The log of a class that is over, with everything that a report tells of: questions before and after the lesson, predictions, a vote, teams and, in each
 * round, two runs of every student and the test.
 */
export function reportedLog(sketch: Partial<ClassSketch> = {}): SessionEvent[] {
  const title = sketch.title ?? "Nets, first lesson";
  const students = sketch.students ?? 6;
  const everyone = Array.from({ length: students }, (_, student) => student);
  const played = sketchedLog({ title, students, moment: "ended", teams: 2, ...sketch });
  const begins = played.findIndex(({ type }) => type === "round-started");
  const checks = [CHECK, STEP_CHECK];
  const answersTo = (question: number, answerOf: (student: number) => number | null) =>
    everyone.flatMap((participant): EventBody[] => {
      const answer = answerOf(participant);
      return answer === null ? [] : [{ type: "question-answered", question, participant, answer }];
    });
  const asked = (question: number, content: QuestionContent, how: Partial<Asked>): EventBody => ({
    ...{ type: "question-asked", question, purpose: "own", round: null, content, again: null },
    ...how,
  });
  const closed = (question: number): EventBody => ({ type: "question-closed", question });
  const before: EventBody[] = [
    ...checks.map((content, question) => asked(question, content, { purpose: "before" })),
    ...answersTo(0, (student) => student % 2),
    ...answersTo(1, (student) => (student % 5 === 4 ? null : student % 3)),
    ...[0, 1].map(closed),
    asked(2, PREDICTION, { purpose: "prediction", round: 0 }),
    asked(3, SCORE, { purpose: "prediction", round: 1 }),
    ...answersTo(2, (student) => student % 3),
    ...answersTo(3, (student) => 60 + student / 2 - (student === 3 ? 100 : 0)),
    ...[2, 3].map(closed),
  ];
  const after: EventBody[] = [
    { type: "vote-opened", vote: 0, kind: "real-or-invented", round: 2, items: [...WORDS] },
    ...everyone.map(
      (participant): EventBody => ({
        ...{ type: "vote-cast", vote: 0, item: participant % 2, participant },
        answer: participant % 3 === 0 ? "invented" : "real",
      }),
    ),
    { type: "vote-closed", vote: 0 },
    ...checks.map((content, index) => asked(4 + index, content, { purpose: "after", again: index })),
    ...answersTo(4, (student) => (student === 0 ? 0 : 1)),
    ...answersTo(5, (student) => (student % 3 === 1 ? 1 : 2)),
    ...[4, 5].map(closed),
  ];
  const created: EventBody = { type: "session-created", title, plan: SKETCHED_PLAN, rules: TODAYS_RULES };
  const end = played.at(-1)!;
  const whole = [created, ...played.slice(0, begins), ...before, ...played.slice(begins, -1), ...after, end];
  return whole.map((body, seq): SessionEvent => ({ ...body, seq, at: 1_000 * seq }));
}

type Asked = Extract<EventBody, { type: "question-asked" }>;
