import { useMemo } from "react";
import { BetweenView } from "@/components/lab/results/between-view";
import { OwnWork } from "@/components/lab/results/own-work";
import { SlopeGame } from "@/components/lab/slope/slope-game";
import type { LabTraining } from "@/lib/learning/training/training";
import { spaceOf, writingOf } from "./lab-letters";
import { CALIBRATION, RUN, still, valleyOf } from "./lab-panels";
import { CHALLENGES, classAt, digestOf, selfIn } from "./sample-class";
import type { SampleTraining } from "./sample-training";
import { nothing, part, type Shelf, screen } from "./specimen";

const [CHALLENGE] = CHALLENGES;
const NO_RUNS: ReadonlySet<number> = new Set();

const rolling = (slope: "valley" | "dip", rate: number) => (
  <SlopeGame first={{ slope, exponent: Math.log10(rate), letGo: true }} />
);

/** What a class sees before its first round, between rounds, and after its last. */
export function endsShelf(sample: SampleTraining): Shelf {
  return {
    title: "Beginning and end",
    specimens: [
      part("Slope, ball not let go", <SlopeGame />),
      part("Slope, too small", rolling("valley", 0.05)),
      part("Slope, just right", rolling("valley", 0.4)),
      part("Slope, leaping", rolling("valley", 1.6)),
      part("Slope, too large", rolling("valley", 2)),
      part("Slope with a dip, stuck", rolling("dip", 0.06)),
      part("Slope with a dip, over it", rolling("dip", 1)),
      part("Slope with a dip, leaping", rolling("dip", 0.14)),
      screen("Between rounds, own runs", <Between {...{ sample }} moment="closed" />),
      screen("Between rounds, examples not loaded yet", <Between {...{ sample }} moment="tested" loading />),
    ],
  };
}

function Between({
  sample,
  moment,
  loading = false,
}: {
  sample: SampleTraining;
  moment: "closed" | "tested";
  loading?: boolean;
}) {
  const session = useMemo(() => classAt({ moment }), [moment]);
  const digest = useMemo(() => ({ digest: digestOf(session, 0), failed: false }), [session]);
  const slowMotion = useMemo(() => still(sample, {}), [sample]);
  const training: LabTraining = {
    ...{ status: loading ? "loading" : "ready", run: RUN, curve: sample.curve, pace: "fast" },
    ...{ calibration: CALIBRATION, progress: null, examples: loading ? null : sample.examples },
  };
  const self = selfIn(session);
  return (
    <BetweenView
      {...{ session, self, digest, round: 0, task: CHALLENGE.task }}
      status={null}
      notice={null}
      news={null}
      questions={null}
      own={
        <OwnWork
          {...{ session, self, round: 0, challenge: CHALLENGE, training, slowMotion }}
          curves={new Map([[RUN, sample.curve]])}
          outputs={sample.outputs}
          valley={valleyOf(sample)}
          mistakes={{ outputs: sample.splitOutputs, missing: false, onVisible: nothing }}
          writing={writingOf(sample.letters.en)}
          letterSpace={spaceOf(sample.letters.en)}
          tallies={new Map()}
          checking={NO_RUNS}
          unchecked={NO_RUNS}
          downloadable={NO_RUNS}
          onDownload={nothing}
          onLearntVisible={nothing}
          trouble={null}
        />
      }
    />
  );
}
