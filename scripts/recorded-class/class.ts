import { findChallenge } from "@/lib/challenges/catalogue";
import { type Curve, lengthOf, pick } from "@/lib/learning/curves/curve";
import type { Seed } from "@/lib/learning/numbers/random";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { madeToFit } from "@/lib/rehearsal/moves";
import { sightOf } from "@/lib/rehearsal/played-round";
import { screenReader } from "@/lib/rehearsal/screen-readers";
import { usualStudent } from "@/lib/rehearsal/usual-class";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { showTimes } from "@/lib/session/board/opening/show";
import { LESSON_ROUNDS, type LessonRound, lessonMinutes } from "@/lib/session/decide/default-plan";
import type { Plan } from "@/lib/session/decide/plan";
import type { Millis, ParticipantId, SessionEvent } from "@/lib/session/log/events";
import { openQuestions } from "@/lib/session/log/question";
import { type Course, createCourse } from "./course";
import { type RefereedRound, refereedRound } from "./refereed";
import type { TrainedRun } from "./trained-run";

/** What is said in the recorded class, in its language. */
export type ClassTexts = {
  readonly title: string;
  /** A first name for each student. */
  readonly names: readonly string[];
  /** What the teacher shows the class while a round runs; null: nothing. */
  readonly notes: Readonly<Record<LessonRound, string | null>>;
};

/** From which all chance in the recorded class is drawn: its examples, its students, its weights. */
export const RECORDED_SEED: Seed = 20_261_130;

const SECOND: Millis = 1_000;
const MINUTE = 60 * SECOND;
const WELCOME = 3 * MINUTE;
/** How long a run takes on the students' devices, and how long they think before the next one. */
const RUN = { least: 9 * SECOND, most: 17 * SECOND };
const READING = { least: 4 * SECOND, most: 40 * SECOND };
const THINKING = { least: 45 * SECOND, most: 110 * SECOND };
const REPORTS = 8;

/** A run's rounds of one class, trained once whatever the language of its plan. */
export type RefereedRounds = (round: number) => Promise<RefereedRound>;

export function refereedRounds(plan: Plan, seed: Seed): RefereedRounds {
  const known = new Map<number, Promise<RefereedRound>>();
  return (round) => {
    const made = known.get(round) ?? refereedRound(plan.rounds[round]!, round, seed);
    known.set(round, made);
    return made;
  };
}

/** The log of a class that takes the default lesson from beginning to end. */
export async function recordClass(
  plan: Plan,
  texts: ClassTexts,
  seed: Seed,
  rounds: RefereedRounds,
): Promise<readonly SessionEvent[]> {
  const course = createCourse(texts.title, plan, seed);
  arrive(course, texts.names);
  await course.agenda.workThrough();
  let now = WELCOME;
  for (const [round, name] of LESSON_ROUNDS.entries())
    now = await playRound(course, round, await rounds(round), texts.notes[name], now, name);
  await sayGoodbye(course, now);
  return course.log;
}

function between(
  { random }: Course,
  { least, most }: { readonly least: Millis; readonly most: Millis },
): Millis {
  return least + (most - least) * random();
}

/** Everyone comes in within two minutes, and answers what is asked before the lesson. */
function arrive(course: Course, names: readonly string[]): void {
  const { agenda, random } = course;
  for (const [id, nickname] of names.entries()) {
    const at = 8 * SECOND + (id / names.length) * 105 * SECOND + random() * 3 * SECOND;
    agenda.add(at, (now) => {
      course.system({ type: "join", nickname }, now);
      course.system({ type: "presence", connected: [id], disconnected: [] }, now);
      answerAll(course, id, now + 4 * SECOND, 0.45);
    });
  }
}

/** Answers every open question, one after the other. `knowing`: how often a question with a right answer is answered rightly. */
function answerAll(course: Course, id: ParticipantId, from: Millis, knowing: number): void {
  const { agenda, random } = course;
  let at = from;
  for (const { number, question } of openQuestions(course.session())) {
    at += 5 * SECOND + random() * 16 * SECOND;
    const { answer: form } = question.content;
    const guess =
      form.kind === "number"
        ? Math.round(35 + 60 * random())
        : form.right !== null && random() < knowing
          ? form.right
          : Math.floor(form.choices.length * random());
    agenda.add(at, (now) => {
      if (course.session().questions[number]?.closed === null)
        course.student(id, { type: "answer-question", question: number, answer: guess }, now);
    });
  }
}

/** Opens, plays and closes a round and shows its test. Returns when the class is ready for the next one. */
async function playRound(
  course: Course,
  round: number,
  referee: RefereedRound,
  note: string | null,
  opensAt: Millis,
  name: LessonRound,
): Promise<Millis> {
  const { agenda } = course;
  const minutes = lessonMinutes[name];
  const everyone = course.session().participants.map(({ id }) => id);
  const startsAt = opensAt + minutes.before * 45 * SECOND;
  const deadline = startsAt + minutes.train * MINUTE;
  course.host({ type: "open-round", round }, opensAt);
  for (const id of everyone) answerAll(course, id, opensAt, 0);
  agenda.add(startsAt, (now) => course.startRound(round, referee.seed, now));
  const { valley } = referee;
  if (valley)
    agenda.add(startsAt + 2 * SECOND, (now) => course.system({ type: "set-valley", round, valley }, now));
  for (const id of everyone)
    agenda.add(startsAt + between(course, READING), (now) =>
      train(course, round, referee, id, deadline, now),
    );
  teach(course, round, note, startsAt, deadline, valley !== null);
  agenda.add(deadline, (now) => course.system({ type: "tick" }, now));
  await agenda.workThrough();

  // Those on the podium are trained again before the test is opened.
  const closedAt = deadline + 3 * SECOND;
  for (const { participant, run } of leaderboard(course.session(), round).slice(0, 3)) {
    const outcome = await referee.reproduction(run);
    course.system({ type: "reproduce-run", participant: participant.id, run: run.number, outcome }, closedAt);
  }
  const opensTestAt = deadline + 20 * SECOND;
  const results = await referee.testResults(course.session());
  course.system({ type: "open-test", round, results }, opensTestAt);
  let now = opensTestAt + showTimes(results.length).ends + 8 * SECOND;
  course.host({ type: "tell-names", round }, now);
  if (name === "trap") now = await vote(course, round, referee, now + 12 * SECOND);
  return Math.max(now + 20 * SECOND, deadline + minutes.after * MINUTE);
}

/** What the teacher does while a round runs: points at who leads, shows a picture and a note, and answers the hands that go up. */
function teach(
  course: Course,
  round: number,
  note: string | null,
  from: Millis,
  to: Millis,
  hasValley: boolean,
): void {
  const { agenda, random } = course;
  const at = (share: number) => from + share * (to - from);
  const show = (picture: "valley" | "rates" | "sizes" | null, share: number) =>
    agenda.add(at(share), (now) => {
      const { count } = course.session().shown;
      course.host({ type: "show-picture", number: count, picture }, now);
    });
  const spotlight = (share: number) =>
    agenda.add(at(share), (now) => {
      const leader = leaderboard(course.session(), round).at(0);
      if (!leader) return;
      const shown = { participant: leader.participant.id, run: leader.run.number };
      course.host({ type: "set-spotlight", spotlight: shown }, now);
    });
  if (note !== null)
    agenda.add(at(0.45), (now) => course.host({ type: "add-note", text: note, shown: true }, now));
  spotlight(0.6);
  agenda.add(at(0.72), (now) => course.host({ type: "set-spotlight", spotlight: null }, now));
  if (hasValley) {
    show("valley", 0.5);
    show("rates", 0.8);
    show(null, 0.97);
  }
  const { length } = course.session().participants;
  for (const share of [0.3, 0.4, 0.55]) {
    const participant = Math.floor(length * random());
    agenda.add(at(share), (now) => course.student(participant, { type: "set-hand", raised: true }, now));
    agenda.add(at(share) + 25 * SECOND, (now) => course.host({ type: "lower-hand", participant }, now));
  }
}

/** A student trains a run, and then the next one. */
async function train(
  course: Course,
  round: number,
  referee: RefereedRound,
  id: ParticipantId,
  deadline: Millis,
  at: Millis,
): Promise<void> {
  const session = course.session();
  const planned = session.plan.rounds[round]!;
  const used = session.participants[id]!.runs.filter((run) => run.round === round).length;
  const takes = between(course, RUN);
  if (at + takes + SECOND > deadline || used >= (planned.runLimit ?? Number.POSITIVE_INFINITY)) return;
  const sight = sightOf(session, round, id, findChallenge(planned.challenge)!);
  // A third of the class reads what the screen says of its runs.
  const student = id % 3 === 0 ? screenReader : usualStudent;
  const wanted = student(sight, course.random);
  const chosen = wanted && madeToFit(wanted, sight);
  if (!chosen) return;
  // Diagnoses are kept by network: no two runs may share the object.
  const settings = structuredClone(chosen);
  const run = session.participants[id]!.runs.length;
  const device = { backend: "simd", name: "WebAssembly SIMD", arithmetic: ARITHMETIC };
  course.student(id, { type: "start-run", run, round, ...settings, device }, at);
  report(course, id, run, await referee.train(settings), at, takes);
  course.agenda.add(at + takes, (now) => finish(course, round, referee, id, run, settings, deadline, now));
}

/** Reports the points of a run as they come, and what its network writes. */
function report(
  course: Course,
  id: ParticipantId,
  run: number,
  trained: TrainedRun,
  at: Millis,
  takes: Millis,
): void {
  const { curve, writings } = trained;
  const count = lengthOf(curve);
  const last = curve.step.at(-1) ?? 1;
  const momentOf = (step: number) => at + 500 + (takes - SECOND) * (step / Math.max(1, last));
  const parts = Math.min(REPORTS, count);
  for (let part = 0; part < parts; part++) {
    const from = Math.round((part * count) / parts);
    const to = Math.round(((part + 1) * count) / parts);
    const points = piece(curve, from, to);
    course.agenda.add(momentOf(points.step.at(-1)!), (now) =>
      course.student(id, { type: "report-points", run, from, points }, now),
    );
  }
  for (const { step, words, kinds } of writings)
    course.agenda.add(momentOf(step) + 100, (now) =>
      course.student(id, { type: "report-words", run, step, words: [...words], kinds }, now),
    );
}

function piece(curve: Curve, from: number, to: number): Curve {
  return pick(
    curve,
    Array.from({ length: to - from }, (_, index) => from + index),
  );
}

async function finish(
  course: Course,
  round: number,
  referee: RefereedRound,
  id: ParticipantId,
  run: number,
  settings: Settings,
  deadline: Millis,
  at: Millis,
): Promise<void> {
  const trained = await referee.train(settings);
  course.student(id, { type: "end-run", run, reason: trained.reason }, at);
  const verdict = await referee.verdict(settings, trained);
  if (verdict)
    course.agenda.add(at + 400, (now) =>
      course.system({ type: "score-run", participant: id, run, verdict }, now),
    );
  course.agenda.add(at + between(course, THINKING), (now) =>
    train(course, round, referee, id, deadline, now),
  );
}

/** The class votes on which words are real. Returns when the answers have been looked at. */
async function vote(course: Course, round: number, referee: RefereedRound, at: Millis): Promise<Millis> {
  const { agenda, random } = course;
  const items = await referee.voteItems(course.session());
  course.system({ type: "begin-vote", vote: 0, kind: "real-or-invented", round, items }, at);
  for (const { id } of course.session().participants) {
    let casts = at + 3 * SECOND + random() * 6 * SECOND;
    for (const [item, { source }] of items.entries()) {
      casts += 1_500 + random() * 3 * SECOND;
      const isReal = source?.from === "list";
      // The invented ones are good enough to fool more than a third.
      const answer = random() < 0.63 === isReal ? "real" : "invented";
      agenda.add(casts, (now) => course.student(id, { type: "cast-vote", vote: 0, item, answer }, now));
    }
  }
  await agenda.workThrough();
  const closes = at + 62 * SECOND;
  course.host({ type: "close-vote", vote: 0 }, closes);
  return closes + 20 * SECOND;
}

async function sayGoodbye(course: Course, at: Millis): Promise<void> {
  course.host({ type: "ask-checks" }, at);
  for (const { id } of course.session().participants) answerAll(course, id, at, 0.8);
  await course.agenda.workThrough();
  course.host({ type: "end-session" }, at + 2 * MINUTE);
}
