import { bestPoint, lengthOf, pick } from "@/lib/learning/curves/curve";
import type { Ghost } from "@/lib/learning/practice/ghosts";
import { ARITHMETIC } from "@/lib/learning/training/engine-choice";
import type { Actor, ParticipantCommand } from "@/lib/session/decide/commands";
import type { Millis, ParticipantId } from "@/lib/session/log/events";
import type { LocalClass } from "./local-class";
import type { Tested } from "./local-referee";

/** A ghost in its seat. */
export type SeatedGhost = Ghost & { readonly participant: ParticipantId };

/** When the ghosts run: one after the other, or all of them at once and finished. */
export type GhostPace = "in-turn" | "at-once";

/** The first ghost leaves time to choose settings; each takes as long as a run that one watches. */
const FIRST_MS: Millis = 8_000;
const BETWEEN_MS: Millis = 20_000;
const RUN_MS: Millis = 8_000;
const SYSTEM = { kind: "system" } as const;

export type GhostRace = {
  /** Has happen what is due by now. `round`: must be running. */
  turn(pace: GhostPace): void;
  /** Lets all ghosts finish, and gives their results on the test. */
  finish(): readonly Tested[];
};

/** Seats ghosts in a local class, by these names, after whoever is in it already. */
export function seatGhosts(
  of: LocalClass,
  ghosts: readonly Ghost[],
  names: readonly string[],
): SeatedGhost[] {
  const seated = ghosts.map((ghost): SeatedGhost => {
    const participant = of.store.getState().participants.length;
    of.ask(SYSTEM, { type: "join", nickname: names[ghost.number] ?? `${ghost.number + 1}` });
    return { ...ghost, participant };
  });
  of.ask(SYSTEM, {
    type: "presence",
    connected: seated.map(({ participant }) => participant),
    disconnected: [],
  });
  return seated;
}

/** Runs recorded ghosts in a running round: they start, report and end like anybody else. `startedAt`: when the round began. */
export function createGhostRace(
  of: LocalClass,
  round: number,
  startedAt: Millis,
  ghosts: readonly SeatedGhost[],
): GhostRace {
  const runners = ghosts.map((ghost, place) =>
    createRunner(of, round, ghost, startedAt + FIRST_MS + place * BETWEEN_MS),
  );
  return {
    turn(pace) {
      const now = pace === "at-once" ? Number.POSITIVE_INFINITY : of.now();
      for (const runner of runners) runner.runUntil(now);
    },
    finish() {
      for (const runner of runners) runner.runUntil(Number.POSITIVE_INFINITY);
      return ghosts.flatMap(({ participant, test }) => (test ? [{ participant, run: 0, test }] : []));
    },
  };
}

function createRunner(of: LocalClass, round: number, ghost: SeatedGhost, startsAt: Millis) {
  const { participant, settings, curve, end } = ghost;
  const actor: Actor = { kind: "participant", participant };
  const ask = (command: ParticipantCommand) => of.ask(actor, command);
  const total = curve.step.at(-1) ?? 0;
  let reported = 0;
  let state: "waiting" | "running" | "ended" = "waiting";

  const verdict = () => {
    const best = bestPoint(curve);
    if (!best) return;
    const { step, validationLoss: loss, validationScore: score, validationMetric: metric } = best;
    of.ask(SYSTEM, {
      ...{ type: "score-run", participant, run: 0 },
      verdict: { step, validation: { loss, score, metric }, agrees: true, climbs: true },
    });
  };

  return {
    runUntil(now: Millis) {
      if (state === "ended" || now < startsAt) return;
      if (state === "waiting") {
        const device = { backend: "simd", name: "", arithmetic: ARITHMETIC };
        ask({ type: "start-run", run: 0, round, ...settings, device });
        state = "running";
      }
      const share = Math.min(1, (now - startsAt) / RUN_MS);
      const passed = curve.step.filter((step) => step <= share * total).length;
      if (passed > reported) {
        const indices = Array.from({ length: passed - reported }, (_, index) => reported + index);
        ask({ type: "report-points", run: 0, from: reported, points: pick(curve, indices) });
        reported = passed;
      }
      if (reported < lengthOf(curve)) return;
      ask({ type: "end-run", run: 0, reason: end });
      verdict();
      state = "ended";
    },
  };
}
