import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { TableColumn } from "@/components/charts/examples/example-space";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Scale } from "@/lib/learning/numbers/scale";

/** Of a target that was not standardised. */
const UNSCALED: Scale = { mean: 0, deviation: 1 };

/** What a challenge's examples are called, in the reader's language. */
export type ChallengeWords = {
  /** By label; empty where a number is asked for. */
  readonly classes: readonly string[];
  /** Of a table; empty where there is none. */
  readonly columns: readonly TableColumn[];
  /** The number that is asked for; null where it is a class. */
  readonly target: TableColumn | null;
};

export function useChallengeWords({ id, task, features }: ChallengeInfo): ChallengeWords {
  const t = useTranslations("challenges");
  return useMemo(
    () => ({
      classes: task.kind === "classification" ? task.classes.map((name) => t(`${id}.classes.${name}`)) : [],
      columns: (features ?? []).map(({ key, ...scale }) => ({ ...scale, name: t(`${id}.features.${key}`) })),
      target:
        task.kind === "regression" ? { ...(task.target ?? UNSCALED), name: t(`${id}.target.name`) } : null,
    }),
    [t, id, task, features],
  );
}
