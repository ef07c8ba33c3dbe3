import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Device } from "@/lib/learning/engine-choice";
import type { LabTraining } from "@/lib/learning/training";
import { LearntView } from "./learnt-view";
import type { MistakesSight } from "./mistakes/mistakes-sight";
import { MistakesView } from "./mistakes/mistakes-view";
import { ScaleView } from "./scale-view";
import type { ShownRun } from "./shown-run";
import type { SlowMotion } from "./slow-motion/slow-motion";
import { SlowMotionView } from "./slow-motion/slow-motion-view";
import type { ValleySight } from "./valley/valley-sight";
import { ValleyView } from "./valley/valley-view";

/** What the views of a network are drawn from. */
export type LearntTabsProps = {
  challenge: ChallengeInfo;
  examples: NonNullable<LabTraining["examples"]>;
  /** The network's outputs on the inputs that this challenge's view asks for. */
  outputs: Float32Array | null;
  onVisible: (visible: boolean) => void;
  slowMotion: SlowMotion;
  /** The class is paused. */
  paused: boolean;
  valley: ValleySight;
  mistakes: MistakesSight;
  /** One's own of the round, and the one that the curves are of. */
  runs: readonly ShownRun[];
  current: ShownRun | null;
  /** What trained the current run; null before there was one. */
  device: Device | null;
  /** Opens a duel of two settings. */
  duel: ReactNode;
};

/** Views of the student's network, in the order of their tabs. */
const LEARNT_TABS = ["learnt", "slow-motion", "valley", "mistakes", "scale"] as const;
export type LearntTab = (typeof LEARNT_TABS)[number];

/** The tabs of "What it has learnt". A view is on the page only while its tab is the chosen one. */
export function useLearntTabs(
  props: LearntTabsProps,
): readonly { readonly value: LearntTab; readonly label: string; readonly content: ReactNode }[] {
  const t = useTranslations("lab.learnt");
  const { challenge, examples, slowMotion, paused, runs, current } = props;
  const content: Record<LearntTab, ReactNode> = {
    learnt: <LearntView {...props} />,
    "slow-motion": <SlowMotionView {...{ slowMotion, challenge }} held={paused} />,
    valley: <ValleyView sight={props.valley} duel={props.duel} />,
    mistakes: <MistakesView sight={props.mistakes} {...{ challenge, examples, runs, current }} />,
    scale: <ScaleView device={props.device} run={current} challenge={challenge} />,
  };
  return LEARNT_TABS.map((value) => ({ value, label: t(`tabs.${value}`), content: content[value] }));
}
