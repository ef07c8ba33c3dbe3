"use client";

import { useLocale } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { useEveryoneNamed } from "@/components/board/names";
import { usePlannedInfos } from "@/components/replay/planned-infos";
import { ReplayMessage } from "@/components/replay/replay-message";
import { TypedNumbers } from "@/components/ui/form/typed-number";
import { specOf } from "@/lib/client/run/run-state";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { scoreRules } from "@/lib/learning/training/score-rules";
import type { Session } from "@/lib/session/log/session";
import { usePastClass } from "./live-past-class";
import { usePracticeExamples, useTraining } from "./live-training";
import { NoRunToRepeat } from "./no-run";
import { type PickedRun, pickable, pickedFrom } from "./picked-run";
import { RunPicker } from "./run-picker";
import { type Change, type Trained, WhatIfBench } from "./what-if-bench";
import { WhatIfPage } from "./what-if-page";

type LiveWhatIfProps = {
  readonly sessionId: string;
  readonly share: string | null;
  /** The run in the address, as it is written there; null: none. */
  readonly asked: string | null;
  readonly signedIn: boolean;
  /** All challenges of this version. */
  readonly catalogue: readonly ChallengeInfo[];
};

/** Trains runs of a class that is over again, with one setting changed. */
export function LiveWhatIf({ sessionId, share, asked, signedIn, catalogue }: LiveWhatIfProps) {
  const past = usePastClass(sessionId, share, useLocale());
  if (past.status === "loading") return <ReplayMessage kind="loading" {...past} />;
  if (past.status === "failed")
    return <ReplayMessage kind="failed" {...{ signedIn }} problem={past.problem} onRetry={past.retry} />;
  return <LoadedClass {...{ sessionId, share, asked, catalogue }} session={past.final} />;
}

type LoadedClassProps = Omit<LiveWhatIfProps, "signedIn"> & { readonly session: Session };

function LoadedClass({ sessionId, share, asked, catalogue, session }: LoadedClassProps) {
  const final = useEveryoneNamed(session);
  const runs = useMemo(() => pickable(final), [final]);
  const wanted = useMemo(() => pickedFrom(final, runs, asked), [final, runs, asked]);
  const [picked, setPicked] = useState<PickedRun | null>(wanted.picked);
  const challenges = usePlannedInfos(final.plan, catalogue);
  const replay = `/replay/${sessionId}${share === null ? "" : `?share=${encodeURIComponent(share)}`}`;
  const onPick = useCallback((next: PickedRun) => {
    setPicked(next);
    const address = new URL(window.location.href);
    address.searchParams.set("run", `${next.participant.id}-${next.run.number}`);
    window.history.replaceState(null, "", address);
  }, []);
  const challenge = picked && (challenges[picked.run.round] ?? null);
  return (
    <WhatIfPage title={final.title} replay={replay}>
      {picked === null ? (
        <NoRunToRepeat reason="none" />
      ) : (
        <>
          <RunPicker {...{ runs, picked, onPick }} gone={wanted.gone} />
          {challenge === null ? (
            <NoRunToRepeat reason="unknown" />
          ) : (
            <LiveBench
              key={`${picked.participant.id}-${picked.run.number}`}
              {...{ sessionId, share, final, picked, challenge }}
            />
          )}
        </>
      )}
    </WhatIfPage>
  );
}

type LiveBenchProps = {
  readonly sessionId: string;
  readonly share: string | null;
  readonly final: Session;
  readonly picked: PickedRun;
  readonly challenge: ChallengeInfo;
};

function LiveBench({ sessionId, share, final, picked, challenge }: LiveBenchProps) {
  const { run } = picked;
  const { featureShape } = challenge;
  const examples = usePracticeExamples({ sessionId, share, round: run.round, featureShape });
  const { lane, start, stop } = useTraining(examples.status === "ready" ? examples.examples : null);
  const [change, setChange] = useState<Change | null>(null);
  const played = final.rounds[run.round];
  const seed = played === undefined || played.state === "planned" ? null : played.seed;
  const onStart = useCallback(
    (next: Change) => {
      if (seed === null) return;
      const { round, ranking } = run;
      const training = { round, seed, challenge, ranking, floor: scoreRules(final.rules).floor };
      setChange(next);
      // Our own arithmetic gives the same bits everywhere. Where it was not that, whatever is fastest will do.
      start(specOf(next.settings, training), run.device.arithmetic === undefined ? "auto" : "simd");
    },
    [run, seed, challenge, final.rules, start],
  );
  const trained = useMemo<Trained | null>(() => lane && change && { lane, ...change }, [lane, change]);
  return (
    <TypedNumbers>
      <WhatIfBench {...{ final, run, challenge, examples, trained, onStart }} onStop={stop} />
    </TypedNumbers>
  );
}
