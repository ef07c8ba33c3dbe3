"use client";

import { useMemo, useState } from "react";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Lane } from "@/lib/learning/training/lanes";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Run, Session } from "@/lib/session/log/session";
import { BothRuns } from "./both-runs";
import { KnobCard } from "./knob-card";
import { isUnchanged, onlyKnob, type WhatIfKnob, whatIfChoices } from "./what-if-knobs";

/** What a run is trained with. `knob`: the one that is turned; null: none. */
export type Change = { readonly settings: Settings; readonly knob: WhatIfKnob | null };
/** What was trained here last, or is being trained. */
export type Trained = Change & { readonly lane: Lane };

export type ExamplesState =
  | { readonly status: "loading" | "ready" }
  | { readonly status: "failed"; readonly problem: ProblemCode; readonly retry: () => void };

type WhatIfBenchProps = {
  readonly final: Session;
  readonly run: Run;
  readonly challenge: ChallengeInfo;
  readonly examples: ExamplesState;
  /** Null before anything was trained. */
  readonly trained: Trained | null;
  readonly onStart: (change: Change) => void;
  readonly onStop: () => void;
};

/** One run of a class: a knob to turn, and what becomes of it beside what became of it in class. */
export function WhatIfBench({ final, run, challenge, examples, trained, onStart, onStop }: WhatIfBenchProps) {
  const { network, hyperparameters } = run;
  const own = useMemo<Settings>(() => ({ network, hyperparameters }), [network, hyperparameters]);
  const choices = useMemo(() => whatIfChoices(own, challenge), [own, challenge]);
  const [knob, setKnob] = useState<WhatIfKnob | null>(null);
  const [chosen, setChosen] = useState(own);
  const settings = knob === null ? own : onlyKnob(own, knob, chosen);
  return (
    <>
      <KnobCard
        {...{ own, settings, knob, choices, examples, onStop }}
        lane={trained?.lane ?? null}
        onTurn={(next, other) => {
          setKnob(next);
          setChosen(other);
        }}
        onStart={() => onStart({ settings, knob: isUnchanged(own, settings) ? null : knob })}
      />
      <BothRuns {...{ final, run, own, challenge, choices, trained }} />
    </>
  );
}
