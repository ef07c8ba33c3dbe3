import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { TableColumn } from "@/components/charts/examples/example-space";
import { type ChallengeInfo, textKey } from "@/lib/learning/examples/challenge";
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

export function useChallengeWords({ id, labels, task, features }: ChallengeInfo): ChallengeWords {
  const t = useTranslations("challenges");
  const key = textKey(id);
  return useMemo(
    () => ({
      classes:
        labels ??
        (task.kind === "classification" ? task.classes.map((name) => t(`${key}.classes.${name}`)) : []),
      columns: (features ?? []).map(({ key: column, ...scale }) => ({
        ...scale,
        name: t(`${key}.features.${column}`),
      })),
      target:
        task.kind === "regression" ? { ...(task.target ?? UNSCALED), name: t(`${key}.target.name`) } : null,
    }),
    [t, key, labels, task, features],
  );
}
