"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useRef, useState } from "react";
import { DecisionSurface } from "@/components/charts/examples/decision-surface";
import { ExamplePictures } from "@/components/charts/examples/example-pictures";
import { FittedCurve } from "@/components/charts/examples/fitted-curve";
import { type PictureOrder, PictureOrderSwitch } from "@/components/charts/examples/picture-order";
import { PredictedNumbers } from "@/components/charts/examples/predicted-numbers";
import { TableGuesses } from "@/components/charts/examples/table-guesses";
import { hasInside, InsideView } from "@/components/lab/inside/inside-view";
import type { LookInside } from "@/components/lab/inside/use-inside";
import { LabCard } from "@/components/lab/lab-card";
import { MistakesView } from "@/components/lab/mistakes/mistakes-view";
import type { MistakesSight } from "@/components/lab/mistakes/use-mistakes";
import { OwnInputView } from "@/components/lab/own-input/own-input-view";
import type { OwnInputSight } from "@/components/lab/own-input/use-own-input";
import type { ShownRun } from "@/components/lab/runs/shown-run";
import type { SlowMotion } from "@/components/lab/slow-motion/slow-motion";
import { SlowMotionView } from "@/components/lab/slow-motion/slow-motion-view";
import type { ValleySight } from "@/components/lab/valley/valley-sight";
import { ValleyView } from "@/components/lab/valley/valley-view";
import { LetterSpace } from "@/components/lab/writing/letter-space";
import type { LetterSpaceSight } from "@/components/lab/writing/use-letter-space";
import type { WritingSight } from "@/components/lab/writing/use-writing";
import { WritingView } from "@/components/lab/writing/writing-view";
import { Spinner } from "@/components/ui/spinner";
import { Tabs } from "@/components/ui/tabs";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { takesOwnInput } from "@/lib/learning/examples/own-input";
import type { Tally } from "@/lib/learning/letters/tally";
import type { Device } from "@/lib/learning/training/engine-choice";
import type { LabTraining } from "@/lib/learning/training/training";
import { unreachable } from "@/lib/learning/unreachable";
import type { AskedInput } from "@/lib/session/log/asked-input";
import { useChallengeWords } from "./challenge-words";
import { ScaleView } from "./scale-view";
import { useInSight } from "./use-in-sight";

type LearntPanelProps = Omit<LearntTabsProps, "examples"> & {
  examples: LabTraining["examples"];
  className?: string;
};

/** The student's network from several sides: what it makes of the examples, and how it gets there. */
export const LearntPanel = memo(function LearntPanel({ examples, className, ...props }: LearntPanelProps) {
  const t = useTranslations("lab.learnt");
  return (
    <LabCard className={className}>
      <h2 className="sr-only">{t("title")}</h2>
      {examples === null ? (
        <p className="grid min-h-48 flex-1 place-content-center justify-items-center gap-2 text-ink-muted text-sm">
          <Spinner />
          <span>{t("loading")}</span>
        </p>
      ) : (
        <LoadedTabs {...props} examples={examples} />
      )}
    </LabCard>
  );
});

function LoadedTabs(props: LearntTabsProps) {
  const t = useTranslations("lab.learnt");
  const [tab, setTab] = useState<LearntTab>("learnt");
  return <Tabs fill aria-label={t("views")} value={tab} onValueChange={setTab} tabs={useLearntTabs(props)} />;
}

/** What the tabs need. */
type LearntTabsProps = {
  challenge: ChallengeInfo;
  examples: NonNullable<LabTraining["examples"]>;
  /** The network's outputs on the inputs that the challenge's view needs. */
  outputs: Float32Array | null;
  onVisible: (visible: boolean) => void;
  /** Looks into the network as it is now. */
  look: LookInside;
  slowMotion: SlowMotion;
  /** The class is paused. */
  paused: boolean;
  valley: ValleySight;
  mistakes: MistakesSight;
  ownInput: OwnInputSight;
  /** What the class's networks were asked about last in this round, if they were. */
  asked: AskedInput | null;
  writing: WritingSight;
  letterSpace: LetterSpaceSight;
  /** Of the words of the current run's network; null before any have been counted. */
  tally: Tally | null;
  /** Whether a run is in progress. */
  busy: boolean;
  /** The student's runs of the round. */
  runs: readonly ShownRun[];
  /** The run whose curves are shown. */
  current: ShownRun | null;
  /** The device that trained the current run; null before there is one. */
  device: Device | null;
  /** The button that opens a duel of two settings. */
  duel: ReactNode;
};

/** The views of the student's network, in the order of their tabs. */
const LEARNT_TABS = [
  "learnt",
  "try",
  "letters",
  "inside",
  "slow-motion",
  "valley",
  "mistakes",
  "scale",
] as const;
type LearntTab = (typeof LEARNT_TABS)[number];

/** The tabs of "What it has learnt". A view is mounted only while its tab is chosen. */
function useLearntTabs(
  props: LearntTabsProps,
): readonly { readonly value: LearntTab; readonly label: string; readonly content: ReactNode }[] {
  const t = useTranslations("lab.learnt");
  const written = useTranslations("writing");
  const own = useTranslations("own-input");
  const inside = useTranslations("inside");
  const { challenge, examples, slowMotion, paused, runs, current, tally, busy } = props;
  const task = challenge.task.kind === "next-letter" ? challenge.task : null;
  const content: Record<LearntTab, ReactNode> = {
    learnt: task ? (
      <WritingView sight={props.writing} {...{ challenge, task, tally, busy }} />
    ) : (
      <LearntView {...props} />
    ),
    try: (
      <OwnInputView
        sight={props.ownInput}
        {...{ challenge, examples }}
        surface={props.outputs}
        asked={props.asked}
        onSurfaceVisible={props.onVisible}
      />
    ),
    letters: task && <LetterSpace sight={props.letterSpace} {...{ challenge, task }} />,
    inside: <InsideView {...{ challenge, examples, busy }} run={current?.number ?? null} look={props.look} />,
    "slow-motion": <SlowMotionView {...{ slowMotion, challenge }} held={paused} />,
    valley: <ValleyView sight={props.valley} duel={props.duel} />,
    mistakes: <MistakesView sight={props.mistakes} {...{ challenge, examples, runs, current }} />,
    scale: <ScaleView device={props.device} run={current} challenge={challenge} />,
  };
  const labelOf = (value: LearntTab) => {
    if (value === "try") return own("tab");
    if (value === "letters") return written("space.tab");
    if (value === "inside") return inside("tab");
    return task && value === "learnt" ? written("tab") : t(`tabs.${value}`);
  };
  const isOffered = (value: LearntTab) => {
    if (value === "letters") return task !== null;
    if (value === "inside") return hasInside(challenge);
    return value !== "try" || takesOwnInput(challenge);
  };
  return LEARNT_TABS.filter(isOffered).map((value) => ({
    value,
    label: labelOf(value),
    content: content[value],
  }));
}

type LearntViewProps = {
  challenge: ChallengeInfo;
  examples: NonNullable<LabTraining["examples"]>;
  /** The network's outputs on the inputs that the challenge's view needs. */
  outputs: Float32Array | null;
};

/** What the network makes of the examples now. `onVisible`: called when the view comes on screen or leaves it. */
function LearntView({ onVisible, ...props }: LearntViewProps & { onVisible: (visible: boolean) => void }) {
  const view = useRef<HTMLDivElement>(null);
  const { task } = props.challenge;
  // With two classes, watching the same pictures tells more; with ten, seeing which are confused.
  const manyClasses = task.kind === "classification" && task.classes.length > 2;
  const [chosen, setOrder] = useState<PictureOrder | null>(null);
  const order = chosen ?? (manyClasses ? "mistakes" : "same");
  useInSight(view, onVisible);
  return (
    <div ref={view} className="flex min-h-0 flex-1 flex-col gap-2">
      {props.challenge.view === "pictures" && (
        <div className="flex justify-end">
          <PictureOrderSwitch order={order} onOrder={setOrder} />
        </div>
      )}
      <div className="grid min-h-0 flex-1">
        <View {...props} order={order} />
      </div>
    </div>
  );
}

function View({ challenge, examples, outputs, order }: LearntViewProps & { order: PictureOrder }) {
  const { view, featureShape } = challenge;
  const { classes, columns, target } = useChallengeWords(challenge);
  switch (view) {
    case "plane":
      return <DecisionSurface {...examples} logits={outputs} classes={classes} />;
    case "curve":
      return <FittedCurve {...examples} outputs={outputs} />;
    case "pictures":
      return (
        <ExamplePictures
          {...{ featureShape, classes, order }}
          validation={examples.validation}
          logits={outputs}
        />
      );
    case "table":
      return target ? (
        <PredictedNumbers {...{ ...examples, outputs, target }} />
      ) : (
        <TableGuesses validation={examples.validation} logits={outputs} {...{ classes, columns }} />
      );
    // Letters have a view of their own.
    case "letters":
      return null;
    default:
      return unreachable(view);
  }
}
