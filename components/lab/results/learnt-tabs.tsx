import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MistakesSight } from "@/components/lab/mistakes/mistakes-sight";
import { MistakesView } from "@/components/lab/mistakes/mistakes-view";
import type { ShownRun } from "@/components/lab/runs/shown-run";
import type { SlowMotion } from "@/components/lab/slow-motion/slow-motion";
import { SlowMotionView } from "@/components/lab/slow-motion/slow-motion-view";
import type { TrainingState } from "@/components/lab/train/training-state";
import type { ValleySight } from "@/components/lab/valley/valley-sight";
import { ValleyView } from "@/components/lab/valley/valley-view";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import type { Device } from "@/lib/session/events";
import { LearntView } from "./learnt-view";
import { ScaleView } from "./scale-view";

/** What the views of a network are drawn from. */
export type LearntTabsProps = {
  challenge: ChallengeInfo;
  examples: NonNullable<TrainingState["examples"]>;
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
export const LEARNT_TABS = ["learnt", "slow-motion", "valley", "mistakes", "scale"] as const;
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
