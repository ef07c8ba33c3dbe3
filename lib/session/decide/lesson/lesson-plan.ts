import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import type { Outcome, QuestionContent } from "@/lib/session/questions/question";
import type { RoundScript } from "@/lib/session/questions/script";
import {
  defaultPlan,
  LESSON_CHECKS,
  LESSON_ROUNDS,
  type LessonFrame,
  type LessonMinutes,
  type LessonRound,
  lessonFrame,
  lessonMinutes,
  shortLessonFrame,
  shortLessonMinutes,
  shortPlan,
} from "../default-plan";
import type { Plan } from "../plan";

/*
 * The lesson in words: what its teacher says, watches and asks in each round, what the class is asked to predict, and two questions that are asked
 * before the lesson and after it.
 */

/** A text of the lesson by its key below `teach.lesson`, in the teacher's language. */
export type LessonText = (key: string) => string;

/** What of the winning run each prediction is about, and what its choices stand for. */
const PREDICTED: Readonly<Record<LessonRound, { of: Outcome; values: number[] }>> = {
  downhill: { of: "learning-rate", values: [0.001, 0.01, 0.1, 1, 10] },
  mistake: { of: "hidden-layers", values: [0, 1, 2] },
  drawings: { of: "convolutions", values: [0, 1, 2] },
  trap: { of: "units", values: [2, 8, 32, 128] },
  league: { of: "score", values: [] },
};

/** Pictures of the class to show while a round runs, and to ask about after it. In the trap, none gives it away. */
const PICTURES: Readonly<Record<LessonRound, { watch: ClassPicture[]; ask: ClassPicture[] }>> = {
  downhill: { watch: ["valley", "rates"], ask: ["rates"] },
  mistake: { watch: ["curves"], ask: ["sizes"] },
  drawings: { watch: ["curves"], ask: ["sizes"] },
  trap: { watch: [], ask: ["sizes"] },
  league: { watch: ["curves"], ask: ["scale"] },
};

const ASKS = ["ask1", "ask2", "ask3"] as const;

/** How many choices each question before and after the lesson has. */
const CHECK_CHOICES = 4;

/** The lessons that a teacher can start from. */
export const LESSONS = ["default", "short"] as const;
export type LessonName = (typeof LESSONS)[number];

/** A lesson with its script, its questions and its minutes. */
export function lesson(name: LessonName, text: LessonText): Plan {
  const aims = aimsOf(text);
  return name === "default"
    ? withWords(defaultPlan(aims), LESSON_ROUNDS, lessonMinutes, lessonFrame, text)
    : withWords(shortPlan(aims), SHORT_ROUNDS, shortLessonMinutes, shortLessonFrame, text);
}

const SHORT_ROUNDS = Object.keys(shortLessonMinutes) as LessonRound[];

function aimsOf(text: LessonText): Record<LessonRound, string> {
  const aims = LESSON_ROUNDS.map((round) => [round, text(`aims.${round}`)] as const);
  return Object.fromEntries(aims) as Record<LessonRound, string>;
}

/** `rounds`: which rounds of the lesson those of the plan are. */
function withWords(
  plan: Plan,
  rounds: readonly LessonRound[],
  minutes: Readonly<Partial<Record<LessonRound, LessonMinutes>>>,
  frame: LessonFrame,
  text: LessonText,
): Plan {
  return {
    ...plan,
    rounds: plan.rounds.map((planned, index) => {
      const round = rounds[index];
      if (!round) return planned;
      const { before = 0, after = 0 } = minutes[round] ?? {};
      const words = { prediction: predictionOf(round, text), script: scriptOf(round, text) };
      return { ...planned, ...words, talk: { before, after } };
    }),
    checks: (Object.keys(LESSON_CHECKS) as (keyof typeof LESSON_CHECKS)[]).map((check) =>
      checkOf(check, text),
    ),
    frame,
  };
}

function predictionOf(round: LessonRound, text: LessonText): QuestionContent {
  const { of, values } = PREDICTED[round];
  return {
    text: text(`predict.${round}.text`),
    answer:
      values.length === 0
        ? { kind: "number" }
        : { kind: "choices", choices: choicesOf(`predict.${round}`, values.length, text), right: null },
    outcome: { of, values: [...values] },
  };
}

function checkOf(check: keyof typeof LESSON_CHECKS, text: LessonText): QuestionContent {
  return {
    text: text(`checks.${check}.text`),
    answer: {
      kind: "choices",
      choices: choicesOf(`checks.${check}`, CHECK_CHOICES, text),
      right: LESSON_CHECKS[check] - 1,
    },
    outcome: null,
  };
}

function choicesOf(question: string, count: number, text: LessonText): string[] {
  return Array.from({ length: count }, (_, index) => text(`${question}.choice${index + 1}`));
}

function scriptOf(round: LessonRound, text: LessonText): RoundScript {
  const part = (name: string) => text(`script.${round}.${name}`);
  const { watch, ask } = PICTURES[round];
  return {
    say: part("say"),
    watch: part("watch"),
    watchPictures: watch,
    ask: ASKS.map(part),
    askPictures: ask,
  };
}
