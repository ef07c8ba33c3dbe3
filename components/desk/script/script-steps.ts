import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import { picturesIn } from "@/lib/session/board/pictures/round-pictures";
import { isMember } from "@/lib/session/decide/seats";
import { answered, type Numbered, numbered, predictionOf } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import { isSealed, type NextStep, nextSteps } from "../next-step";

/** How many have answered, of how many. */
type Turnout = { readonly done: number; readonly count: number };

/** A step of the script, with what a teacher can do there. */
type StepContent =
  | { readonly kind: "projector" }
  | { readonly kind: "join"; readonly here: number }
  /** The questions before the lesson. */
  | { readonly kind: "before"; readonly turnout: Turnout }
  | { readonly kind: "say"; readonly text: string }
  /** What the class expects of the round. */
  | { readonly kind: "expect"; readonly asked: Numbered; readonly turnout: Turnout }
  | { readonly kind: "watch"; readonly text: string; readonly pictures: readonly ClassPicture[] }
  | { readonly kind: "test" }
  /** What the class expected, beside what happened. */
  | { readonly kind: "outcome"; readonly asked: Numbered }
  | { readonly kind: "ask"; readonly texts: readonly string[]; readonly pictures: readonly ClassPicture[] }
  | { readonly kind: "takeaways" }
  /** The questions after the lesson; none while they have not been asked. */
  | { readonly kind: "closing"; readonly asked: readonly Numbered[]; readonly turnout: Turnout }
  /** Where the lesson goes on. */
  | { readonly kind: "next" };

/** `done`: done, or passed over. `steps`: the steps of the lesson that it has buttons for. */
export type ScriptStep = StepContent & { readonly done: boolean; readonly steps: readonly NextStep[] };

export type ScriptFacts = {
  /** Of the round that the class is in; null outside of rounds, or if this version does not know it. */
  readonly challenge: ChallengeInfo | null;
  /** What the projector has been told to show since the class came to this moment. */
  readonly shown: ReadonlySet<ClassPicture>;
  /** The projector was opened from this page. */
  readonly hasProjector: boolean;
};

/** What a teacher does in the moment that the class is in, in order. A plan without a script has what there is to do. */
export function scriptSteps(session: Session, facts: ScriptFacts): readonly ScriptStep[] {
  const lesson = nextSteps(session);
  const { phase } = session;
  switch (phase.kind) {
    case "lobby":
      return inOrder([...gathering(session, facts), next(lesson)]);
    case "opened":
      return inOrder([...saying(session, phase.round), ...expecting(session, phase.round), next(lesson)]);
    case "round":
      return inOrder([
        ...expecting(session, phase.round),
        ...watching(session, phase.round, facts),
        next(lesson),
      ]);
    case "between":
      return inOrder([
        ...testing(session, phase.round, lesson),
        ...lookingBack(session, phase.round, facts),
        ...closing(session, lesson),
        next(lesson.filter(({ kind }) => !OWN_STEPS.has(kind))),
      ]);
    case "ended":
      return inOrder([...closing(session, lesson), next(lesson)]);
  }
}

/** The steps of the lesson that have a step of their own in the script. */
const OWN_STEPS: ReadonlySet<NextStep["kind"]> = new Set(["open-test", "ask-checks", "show-answers"]);

/** What there is to click, and has not been clicked yet. */
export function isOffering(step: ScriptStep, shown: ReadonlySet<ClassPicture>): boolean {
  if (step.done) return false;
  switch (step.kind) {
    case "projector":
    case "expect":
    case "outcome":
    case "takeaways":
      return true;
    case "watch":
    case "ask":
      return step.pictures.some((picture) => !shown.has(picture));
    default:
      return step.steps.length > 0;
  }
}

type Draft = StepContent & { readonly done: boolean; readonly steps?: readonly NextStep[] };

/** Whatever comes before something that has been done has been passed over. */
function inOrder(steps: readonly Draft[]): ScriptStep[] {
  const last = steps.findLastIndex(({ done, kind }) => done && !WAITING.has(kind));
  return steps.map((step, index) => ({
    ...step,
    steps: step.steps ?? [],
    done: step.done || (index < last && PASSED.has(step.kind)),
  }));
}

/** What is done by others, at a time of their own. */
const WAITING: ReadonlySet<StepContent["kind"]> = new Set(["join", "before"]);
const PASSED: ReadonlySet<StepContent["kind"]> = new Set(["say", "watch", "ask"]);

function next(steps: readonly NextStep[]): Draft {
  return { kind: "next", done: false, steps };
}

function gathering(session: Session, { hasProjector }: ScriptFacts): Draft[] {
  const here = session.participants.filter((one) => isMember(one) && one.connected).length;
  const asked = session.questions.filter(({ purpose }) => purpose === "before");
  const turnout = turnoutOf(session, asked);
  return [
    { kind: "projector", done: hasProjector || session.shown.count > 0 },
    { kind: "join", here, done: here > 0 },
    ...(asked.some(({ closed }) => closed === null)
      ? [{ kind: "before", turnout, done: turnout.count > 0 && turnout.done === turnout.count } as const]
      : []),
  ];
}

function saying({ plan }: Session, round: number): Draft[] {
  const say = plan.rounds[round]?.script?.say ?? "";
  return say === "" ? [] : [{ kind: "say", text: say, done: false }];
}

function expecting(session: Session, round: number): Draft[] {
  const asked = predictionOf(session, round);
  if (!asked || (asked.question.closed && !asked.question.revealed)) return [];
  const turnout = answered(asked.question, session.participants);
  // While the round is running it has been revealed, unless it was started without having been shown.
  if (session.phase.kind === "round" && asked.question.revealed) return [];
  return [{ kind: "expect", asked, turnout, done: asked.question.revealed !== null }];
}

function watching(session: Session, round: number, { challenge, shown }: ScriptFacts): Draft[] {
  const script = session.plan.rounds[round]?.script;
  if (!script) return [];
  const available = picturesIn(session, round, challenge);
  const pictures = script.watchPictures.filter((picture) => available.includes(picture));
  if (script.watch === "" && pictures.length === 0) return [];
  const done = pictures.length > 0 && pictures.every((picture) => shown.has(picture));
  return [{ kind: "watch", text: script.watch, pictures, done }];
}

function testing(session: Session, round: number, lesson: readonly NextStep[]): Draft[] {
  const played = session.rounds[round];
  if (played?.state !== "closed") return [];
  if (isSealed(session, round))
    return [{ kind: "test", done: false, steps: lesson.filter(({ kind }) => kind === "open-test") }];
  return played.test === null ? [] : [{ kind: "test", done: true }];
}

function lookingBack(session: Session, round: number, { challenge, shown }: ScriptFacts): Draft[] {
  const asked = predictionOf(session, round);
  const script = session.plan.rounds[round]?.script;
  const available = picturesIn(session, round, challenge);
  const pictures = (script?.askPictures ?? []).filter((picture) => available.includes(picture));
  const texts = (script?.ask ?? []).filter((text) => text !== "");
  const steps: Draft[] = [];
  if (asked?.question.closed) steps.push({ kind: "outcome", asked, done: shown.has("question") });
  if (texts.length > 0 || pictures.length > 0) steps.push({ kind: "ask", texts, pictures, done: false });
  if (available.includes("debrief")) steps.push({ kind: "takeaways", done: shown.has("debrief") });
  return steps;
}

function closing(session: Session, lesson: readonly NextStep[]): Draft[] {
  const steps = lesson.filter(({ kind }) => kind === "ask-checks" || kind === "show-answers");
  const asked = numbered(session.questions).filter(({ question }) => question.purpose === "after");
  if (steps.length === 0 && asked.length === 0) return [];
  const turnout = turnoutOf(
    session,
    asked.map(({ question }) => question),
  );
  return [{ kind: "closing", asked, turnout, done: steps.length === 0, steps }];
}

/** How many have answered all of these questions. */
function turnoutOf({ participants }: Session, questions: readonly Numbered["question"][]): Turnout {
  const each = questions.map((question) => answered(question, participants));
  return {
    done: Math.min(...each.map(({ done }) => done), each.length === 0 ? 0 : Number.POSITIVE_INFINITY),
    count: Math.max(0, ...each.map(({ count }) => count)),
  };
}
