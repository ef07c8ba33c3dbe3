import { planClock } from "@/lib/session/decide/lesson/plan-clock";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

const MINUTE: Millis = 60_000;

/** How a lesson is doing by the clock, in whole minutes. */
export type LessonClock = {
  /** How long the present moment should take; null: until the host closes the round, or the lesson is over. */
  readonly moment: number | null;
  /** Since the lesson began; null before its first round starts, as a class may gather for days. */
  readonly passed: number | null;
  /** The whole lesson; null if a round lasts until the host closes it. */
  readonly all: number | null;
  /** How much later than planned the lesson is; negative: earlier. 0 within the planned time of the present moment, and where there is nothing to compare. */
  readonly late: number;
};

/** The lesson's clock at a time. The first round is taken to have started when it should have. */
export function lessonClock(session: Session, now: Millis): LessonClock {
  const { opening, rounds, closing } = planClock(session.plan);
  const isOpenEnded = rounds.some(({ train }) => train === null);
  const lengths = rounds.map(({ before, train, after }) => before + (train ?? 0) + after);
  const sum = (minutes: readonly number[]) => minutes.reduce((all, one) => all + one, 0);
  const all = isOpenEnded ? null : opening + sum(lengths) + closing;
  const { phase } = session;
  if (phase.kind === "lobby") return { moment: opening, passed: null, all, late: 0 };
  if (phase.kind === "ended") return { moment: null, passed: null, all, late: 0 };
  const { round } = phase;
  const planned = rounds[round] ?? { before: 0, train: null, after: 0 };
  // Rounds are counted as they were played: one that was skipped is not late.
  const played = lengths.filter(
    (_, index) => index !== round && (session.rounds[index]?.state ?? "planned") !== "planned",
  );
  const begun = opening + sum(played);
  const isLast = rounds.every(
    (_, index) => index === round || (session.rounds[index]?.state ?? "planned") !== "planned",
  );
  const [from, moment] = {
    opened: [begun, planned.before] as const,
    round: [begun + planned.before, planned.train] as const,
    between: [begun + planned.before + (planned.train ?? 0), planned.after + (isLast ? closing : 0)] as const,
  }[phase.kind];
  const first = firstStart(session);
  if (first === null) return { moment, passed: null, all, late: 0 };
  const passed = opening + (rounds[first.round]?.before ?? 0) + (now - first.at) / MINUTE;
  const until = from + (moment ?? Number.POSITIVE_INFINITY);
  const late =
    isOpenEnded || (passed >= from && passed <= until) ? 0 : passed < from ? passed - from : passed - until;
  return { moment, passed: Math.floor(passed), all, late: Math.trunc(late) };
}

/** The round that was started first, and when. */
function firstStart({ rounds }: Session): { readonly round: number; readonly at: Millis } | null {
  let first: { round: number; at: Millis } | null = null;
  for (const [round, played] of rounds.entries())
    if (played.state !== "planned" && (first === null || played.startedAt < first.at))
      first = { round, at: played.startedAt };
  return first;
}
