import { diskStore } from "@/bench/lesson/disk-store";
import { findChallenge } from "@/lib/challenges/catalogue";
import texts from "@/lib/i18n/messages/en/teach.json";
import { CURVE_COLUMNS, type Curve, lengthOf, pick, rounded } from "@/lib/learning/curves/curve";
import { createRandom, type Random } from "@/lib/learning/numbers/random";
import { REPORT_INTERVAL_MS } from "@/lib/protocol/socket";
import { rehearseRound } from "@/lib/rehearsal/rehearsal";
import { defaultPlan } from "@/lib/session/decide/default-plan";
import type { Plan } from "@/lib/session/decide/plan";
import type { EventBody, Millis, ParticipantId, SessionEvent } from "@/lib/session/log/events";
import type { Run, Session } from "@/lib/session/log/session";

/** How large a class is, and how it works: at the pace of a rehearsed class, or with each run begun as soon as the last one has ended. */
export type ReplayedClass = { readonly students: number; readonly pace: "rehearsed" | "without rest" };

/** So many students have been trained for real. What a class needs more of is their curves again, moved by noise so that no two are alike. */
const TRAINED = 30;
const SEED = 1;
const LESSON_MS = 45 * 60_000;
/** As long as a run that is watched takes. */
const RUN_MS = 8_000;
const REST_MS = 1_000;
const JOIN_MS = 60_000;
/** The size of the noise in a loss, as a share of it. */
const NOISE = 0.02;

/** The log of a class that took three quarters of an hour, and the plan that it followed. */
export async function classLog(
  { students, pace }: ReplayedClass,
  log: (sentence: string) => void,
): Promise<{ readonly plan: Plan; readonly events: readonly SessionEvent[] }> {
  const plan = defaultPlan(texts.lesson.aims);
  const random = createRandom(SEED);
  const happened: { readonly at: Millis; readonly body: EventBody }[] = [];
  const add = (at: Millis, body: EventBody) => happened.push({ at: Math.floor(at), body });
  for (let participant = 0; participant < students; participant++)
    add(JOIN_MS * random(), {
      ...{ type: "participant-joined", participant, nickname: `Student ${participant + 1}`, admitted: true },
    });
  const each = (LESSON_MS - 2 * JOIN_MS) / plan.rounds.length;
  for (const [round] of plan.rounds.entries()) {
    log(`Training round ${round + 1} …`);
    const session = await rehearsed(plan, round);
    const began = 2 * JOIN_MS + round * each;
    const ends = began + each - 10_000;
    add(began, { type: "round-started", round, seed: SEED, deadline: ends });
    for (let participant = 0; participant < students; participant++) {
      const { runs } = session.participants[participant % TRAINED]!;
      const noise = createRandom(participant);
      for (const [index, [at, run]] of [...placed(runs, pace, { began, ends })].entries()) {
        const isAsTrained = participant < TRAINED && index < runs.length;
        for (const { after, body } of told(run, participant, isAsTrained ? null : noise))
          add(at + after, body);
      }
    }
    add(ends, { type: "round-closed", round, reason: "deadline" });
  }
  happened.sort((one, other) => one.at - other.at);
  const numbered = numberedRuns(happened.map(({ body }) => body));
  const events = numbered.map((body, index) => ({ ...body, seq: index + 1, at: happened[index]!.at }));
  const created: SessionEvent = { type: "session-created", title: "Nets", plan, rules: 2, seq: 0, at: 0 };
  const ended: SessionEvent = { type: "session-ended", seq: events.length + 1, at: LESSON_MS };
  return { plan, events: [created, ...events, ended] };
}

async function rehearsed(plan: Plan, round: number): Promise<Session> {
  const challenge = findChallenge(plan.rounds[round]!.challenge)!;
  const store = diskStore(challenge, SEED);
  const classes = [{ model: "usual", students: TRAINED, number: 0 }] as const;
  for await (const { session } of rehearseRound(plan, round, challenge, SEED, classes, store)) {
    store.save();
    return session;
  }
  throw new Error("There is no such round.");
}

/** When each of somebody's runs begins. Without rest, they are trained again and again. */
function* placed(
  runs: readonly Run[],
  pace: ReplayedClass["pace"],
  { began, ends }: { readonly began: Millis; readonly ends: Millis },
): Generator<[Millis, Run]> {
  if (pace === "rehearsed") {
    for (const run of runs) if (began + run.startedAt + RUN_MS < ends) yield [began + run.startedAt, run];
    return;
  }
  if (runs.length === 0) return;
  for (let at = began, next = 0; at + RUN_MS < ends; at += RUN_MS + REST_MS, next++)
    yield [at, runs[next % runs.length]!];
}

/** A run as a page tells of it, `after` milliseconds since it began. */
function* told(
  { round, network, hyperparameters, device, curve, end }: Run,
  participant: ParticipantId,
  noise: Random | null,
): Generator<{ readonly after: Millis; readonly body: EventBody }> {
  const about = { participant, run: 0 };
  yield { after: 0, body: { type: "run-started", ...about, round, network, hyperparameters, device } };
  const points = noise === null ? curve : moved(curve, noise);
  const count = lengthOf(points);
  const reports = Math.floor(RUN_MS / REPORT_INTERVAL_MS);
  for (let report = 0; report < reports; report++) {
    const [from, to] = [report, report + 1].map((part) => Math.floor((count * part) / reports)) as [
      number,
      number,
    ];
    if (from === to) continue;
    const indices = Array.from({ length: to - from }, (_, index) => from + index);
    yield {
      after: (report + 1) * REPORT_INTERVAL_MS,
      body: { type: "points-reported", ...about, from, to, points: pick(points, indices) },
    };
  }
  yield { after: RUN_MS, body: { type: "run-ended", ...about, reason: end?.reason ?? "finished" } };
}

/** A curve that differs a little from another everywhere, with scores that still follow from its losses. */
function moved(curve: Curve, noise: Random): Curve {
  const factor = () => 1 + NOISE * (noise() - 0.5);
  const shifts = curve.step.map(() => [factor(), factor()] as const);
  const changed = CURVE_COLUMNS.map((column) => {
    const which = column.startsWith("train") ? 0 : 1;
    const values = curve[column].map((value, index) => {
      if (column.endsWith("Loss")) return rounded(value * shifts[index]![which]);
      if (!column.endsWith("Score")) return value;
      const loss = curve[column.startsWith("train") ? "trainLoss" : "validationLoss"][index]!;
      const guessing = value < 100 ? loss / (1 - value / 100) : loss;
      return rounded(Math.max(0, 100 * (1 - (loss * shifts[index]![which]) / guessing)));
    });
    return [column, values] as const;
  });
  return { ...curve, ...(Object.fromEntries(changed) as unknown as Curve) };
}

/** Numbers everybody's runs in the order in which they begin. */
function numberedRuns(bodies: readonly EventBody[]): EventBody[] {
  const last = new Map<ParticipantId, number>();
  return bodies.map((body) => {
    if (!("run" in body) || !("participant" in body) || body.participant === null) return body;
    if (body.type === "run-started") last.set(body.participant, (last.get(body.participant) ?? -1) + 1);
    return { ...body, run: last.get(body.participant)! } as EventBody;
  });
}
