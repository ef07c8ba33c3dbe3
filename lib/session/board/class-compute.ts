import { runFlop } from "@/lib/learning/network/compute-scale";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import type { Participant, Session } from "@/lib/session/log/session";

/** How much a class has computed, and how fast its devices would be as one machine. */
export type ClassCompute = {
  /** Floating-point operations done, over all runs. */
  readonly flop: number;
  /** Runs that have done any. */
  readonly runs: number;
  /** The sum of every student's fastest measured speed. */
  readonly flopPerSecond: number;
  /** Students who trained, and those of them whose device was measured. */
  readonly measured: number;
  readonly trained: number;
};

/**
 * Adds up all runs, including those of removed participants. `groundOf`: looks a challenge up; runs are left out if it is null, because
 * there is none (any more).
 */
export function classCompute(
  session: Session,
  groundOf: (challenge: string) => ChallengeShape | null,
): ClassCompute {
  const speeds = session.participants.map(speedOf).filter((speed) => speed !== null);
  const works = session.participants.flatMap(({ runs }) =>
    runs.flatMap((run) => {
      const ground = groundOf(session.plan.rounds[run.round]?.challenge ?? "");
      const steps = run.curve.step.at(-1) ?? 0;
      if (!ground || steps === 0) return [];
      return [runFlop({ ...run, steps, ...ground, trainCount: ground.counts.train })];
    }),
  );
  return {
    flop: works.reduce((sum, flop) => sum + flop, 0),
    runs: works.length,
    flopPerSecond: speeds.reduce((sum, speed) => sum + speed, 0),
    measured: speeds.length,
    trained: session.participants.filter(({ runs }) => runs.length > 0).length,
  };
}

function speedOf({ runs }: Participant): number | null {
  const speeds = runs.flatMap(({ device }) => device.flopPerSecond ?? []);
  return speeds.length === 0 ? null : Math.max(...speeds);
}
