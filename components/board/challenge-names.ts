import { type ChallengeInfo, type TableFeature, textKey } from "@/lib/learning/examples/challenge";

/** Looks a text up under `challenges`. */
type Lookup = (key: string) => string;

/** The names of a challenge's classes, by label; none for a regression. */
export function classNames({ id, labels, task }: Pick<ChallengeInfo, "id" | "labels" | "task">, t: Lookup) {
  if (labels) return labels;
  if (task.kind !== "classification") return [];
  return task.classes.map((name) => t(`${textKey(id)}.classes.${name}`));
}

/** The name of a feature of a table; of a category, with its column. */
export function featureName(id: string, { key, name, category }: TableFeature, t: Lookup): string {
  if (name === undefined) return t(`${textKey(id)}.features.${key}`);
  return category === undefined ? name : `${name}: ${category}`;
}

/** The name of the number that a regression predicts. */
export function targetName({ id, targetName }: Pick<ChallengeInfo, "id" | "targetName">, t: Lookup): string {
  return targetName ?? t(`${textKey(id)}.target.name`);
}
