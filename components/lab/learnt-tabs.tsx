import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { LearntView } from "./learnt-view";
import type { SlowMotion } from "./slow-motion/slow-motion";
import { SlowMotionView } from "./slow-motion/slow-motion-view";
import type { TrainingState } from "./training-state";

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
};

/** Views of the student's network, in the order of their tabs. */
export const LEARNT_TABS = ["learnt", "slow-motion"] as const;
export type LearntTab = (typeof LEARNT_TABS)[number];

/** The tabs of "What it has learnt". A view is on the page only while its tab is the chosen one. */
export function useLearntTabs(
  props: LearntTabsProps,
): readonly { readonly value: LearntTab; readonly label: string; readonly content: ReactNode }[] {
  const t = useTranslations("lab.learnt");
  const { challenge, slowMotion, paused } = props;
  const content: Record<LearntTab, ReactNode> = {
    learnt: <LearntView {...props} />,
    "slow-motion": <SlowMotionView {...{ slowMotion, challenge }} held={paused} />,
  };
  return LEARNT_TABS.map((value) => ({ value, label: t(`tabs.${value}`), content: content[value] }));
}
