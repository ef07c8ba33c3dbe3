import { useMemo } from "react";
import { planeExtent, SURFACE_SIZE } from "@/components/charts/examples/example-space";
import { lossLines } from "@/components/class-pictures/collage/collage-lines";
import {
  type Collage,
  type CollageLine,
  CollagePicture,
} from "@/components/class-pictures/collage/collage-picture";
import { EndedView } from "@/components/lab/farewell-views";
import { OwnCardView } from "@/components/lab/own-card/own-card-view";
import type { OwnPicture } from "@/components/lab/own-card/own-picture";
import { BetweenView } from "@/components/lab/results/between-view";
import { OwnWork } from "@/components/lab/results/own-work";
import { SlopeGame } from "@/components/lab/slope/slope-game";
import type { LabTraining } from "@/lib/learning/training/training";
import { ownCard } from "@/lib/session/board/own-card";
import { planeCollage } from "./class-screens";
import { spaceOf, writingOf } from "./lab-letters";
import { CALIBRATION, RUN, still, valleyOf } from "./lab-panels";
import { NO_INPUT } from "./own-input";
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
      screen("Card", <Card {...{ sample }} moment="ended" />),
      screen("Card, tests sealed, without pictures", <Card moment="closed" />),
      screen("Card, never trained", <Card moment="lobby" />),
      ...[12, 24, 150].map((students) =>
        screen(
          `Collage, ${students} students`,
          <Wall of={planeCollage(classAt({ moment: "ended", students }))} />,
        ),
      ),
      screen("Collage of fitted curves", <Wall of={{ kind: "lines", of: "curve", lines: waves() }} />),
      screen(
        "Collage of losses",
        <Wall of={{ kind: "lines", of: "losses", lines: lossLines(classAt({ moment: "ended" }), 0) }} />,
      ),
      screen(
        "Collage of words",
        <Wall of={{ kind: "words", words: WORDS.map((word, id) => ({ id, word })) }} />,
      ),
      screen("Between rounds, own runs", <Between {...{ sample }} moment="closed" />),
      screen("Between rounds, examples not loaded yet", <Between {...{ sample }} moment="tested" loading />),
    ],
  };
}

const WORDS = [
  "maria",
  "lunela",
  "toma",
  "anita",
  "vero",
  "kalino",
  "ruben",
  "selma",
  "dorian",
  "mila",
  "tarek",
  "noura",
];

function Wall({ of }: { of: Collage }) {
  return (
    <div data-screen="projector" className="h-dvh p-6">
      <CollagePicture collage={of} />
    </div>
  );
}

/** Made-up fits of the same wave, some of them too stiff. */
function waves(): CollageLine[] {
  return Array.from({ length: 24 }, (_, student) =>
    Array.from({ length: 60 }, (_, index) => {
      const x = index / 59;
      const stiffness = 0.1 + 0.3 * Math.min(1, student / 12);
      return [x, 0.5 + stiffness * Math.sin(7 * x + student / 40)] as const;
    }),
  );
}

const DAY = new Date(2026, 10, 30);

/** The card of a student at the end of a class; with `sample` also the picture of a network. */
function Card({ sample, moment }: { sample?: SampleTraining; moment: "ended" | "closed" | "lobby" }) {
  const session = useMemo(() => classAt({ moment }), [moment]);
  const self = selfIn(session);
  const card = useMemo(() => ownCard(session, self, () => 609), [session, self]);
  const pictures = useMemo(() => new Map(sample ? [[0, pictureOf(sample)]] : []), [sample]);
  return (
    <EndedView title={session.title} replay="#">
      <OwnCardView {...{ session, card, pictures }} day={DAY} />
    </EndedView>
  );
}

function pictureOf({ examples, outputs }: SampleTraining): OwnPicture {
  const extent = planeExtent([examples.train, examples.validation]);
  return { kind: "plane", outputs, side: SURFACE_SIZE, classes: 2, extent, train: examples.train };
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
          ownInput={NO_INPUT}
          look={sample.look}
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
