import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { SlowMotion, Traced, TraceSource, TraceSubject } from "@/components/lab/slow-motion/slow-motion";
import { isBusy } from "@/components/lab/training-state";
import type { LiveRun } from "@/lib/client/use-run";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Settings } from "@/lib/learning/hyperparameters";
import { planNetwork } from "@/lib/learning/layer-plan";
import { networkProblem } from "@/lib/learning/network-check";
import { parameterCount } from "@/lib/learning/parameters";
import type { StepTrace } from "@/lib/learning/step-trace";
import type { Run } from "@/lib/session/session";

/** Slow motion of the training on this page. `runs`: the student's own of this round. */
export function useSlowMotion({
  run: live,
  runs,
  challenge,
  settings,
}: {
  run: LiveRun;
  runs: readonly Run[];
  challenge: ChallengeInfo;
  settings: Settings;
}): SlowMotion {
  const { trace: ask, status, run: latest, examples } = live;
  // While a run is being prepared, the network of the one before is gone already and its own is not there yet.
  const here =
    status === "calibrating" || latest === null ? undefined : runs.find(({ number }) => number === latest);
  const run = here?.number ?? null;
  const training = isBusy({ status });
  const subject = useMemo<TraceSubject>(() => ({ run, training, settings }), [run, training, settings]);
  const [traced, setTraced] = useState<Traced | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [failed, setFailed] = useState<TraceSubject | null>(null);
  const turn = useRef(0);
  const now = useRef({ subject, here, traced });
  useEffect(() => {
    now.current = { subject, here, traced };
  });
  // Nobody waits for an answer that another page's network will not give any more.
  useEffect(() => () => void turn.current++, []);

  const open = useCallback(
    async (source: TraceSource) => {
      const own = ++turn.current;
      const { subject, here } = now.current;
      setWaiting(true);
      setFailed(null);
      const tried = await traceFrom(source, { ask, challenge, subject, here });
      if (own !== turn.current) return;
      setWaiting(false);
      if (tried) setTraced({ ...tried, subject, walked: 0 });
      else setFailed(subject);
    },
    [ask, challenge],
  );
  const next = useCallback(
    async (skip: number) => {
      const own = turn.current;
      setWaiting(true);
      const trace = await ask("walk", skip);
      if (own !== turn.current) return;
      setWaiting(false);
      if (trace) setTraced((before) => before && { ...before, trace, walked: before.walked + skip + 1 });
    },
    [ask],
  );

  return useMemo(
    () => ({
      traced,
      subject,
      // Before the examples are here there is nothing to ask for.
      waiting: waiting || examples === null,
      failed: failed === subject,
      open,
      next,
    }),
    [traced, subject, waiting, examples, failed, open, next],
  );
}

type Tried = Pick<Traced, "trace" | "source" | "settings">;

/** The first step from there; of a run whose network has gone, the beginning. */
async function traceFrom(
  source: TraceSource,
  {
    ask,
    challenge,
    subject,
    here,
  }: { ask: LiveRun["trace"]; challenge: ChallengeInfo; subject: TraceSubject; here: Run | undefined },
): Promise<Tried | null> {
  const tried = (trace: StepTrace | null, from: TraceSource, settings: Settings): Tried | null =>
    trace && isOf(trace, settings, challenge) ? { trace, source: from, settings } : null;
  if (source === "run" && here) {
    const settings = { network: here.network, hyperparameters: here.hyperparameters };
    const found = tried(await ask("run", 0), "run", settings);
    if (found) return found;
  }
  const { settings } = subject;
  if (networkProblem(settings.network, challenge.featureShape, challenge.task) !== null) return null;
  return tried(await ask(settings, 0), "beginning", settings);
}

/** Whether a trace is of this network: another run may have begun while it was asked for. */
function isOf(trace: StepTrace, { network }: Settings, { featureShape, task }: ChallengeInfo): boolean {
  const plan = planNetwork(network, featureShape, task);
  return plan.length === trace.layers.length && parameterCount(plan) === trace.totals.parameters;
}
