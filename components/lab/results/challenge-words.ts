import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { classNames, featureName, targetName } from "@/components/board/challenge-names";
import type { TableColumn } from "@/components/charts/examples/example-space";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Scale } from "@/lib/learning/numbers/scale";

/** The scale of a target that was not standardised. */
const UNSCALED: Scale = { mean: 0, deviation: 1 };

/** The names of a challenge's classes and columns, in the reader's language. */
export type ChallengeWords = {
  /** By label; empty for a regression. */
  readonly classes: readonly string[];
  /** The columns of a table; empty for other challenges. */
  readonly columns: readonly TableColumn[];
  /** The target of a regression; null for a classification. */
  readonly target: TableColumn | null;
};

export function useChallengeWords(challenge: ChallengeInfo): ChallengeWords {
  const t = useTranslations("challenges");
  const { id, labels, task, features, targetName: target } = challenge;
  return useMemo(
    () => ({
      classes: classNames({ id, labels, task }, t),
      columns: (features ?? []).map((feature) => ({
        ...{ mean: feature.mean, deviation: feature.deviation },
        name: featureName(id, feature, t),
        ...(feature.category !== undefined && { of: { column: feature.name!, category: feature.category } }),
      })),
      target:
        task.kind === "regression"
          ? { ...(task.target ?? UNSCALED), name: targetName({ id, targetName: target }, t) }
          : null,
    }),
    [t, id, labels, task, features, target],
  );
}
