import type { ReactNode } from "react";
import type { ChallengeInfo, ExampleView } from "@/lib/learning/examples/challenge";

/** A challenge as a teacher meets it in the catalogue. */
export type ChallengeOption = {
  readonly info: ChallengeInfo;
  /** A picture of a few of its examples. */
  readonly preview: ReactNode;
};

/** The catalogue's sections, by how the examples are shown. */
const SECTIONS = ["plane", "curve", "pictures", "table"] as const satisfies ExampleView[];

/** The challenges by section, in the catalogue's order within each; a section without any is left out. */
export function bySection(
  challenges: readonly ChallengeOption[],
): { readonly view: ExampleView; readonly challenges: readonly ChallengeOption[] }[] {
  return SECTIONS.map((view) => ({
    view,
    challenges: challenges.filter(({ info }) => info.view === view),
  })).filter((section) => section.challenges.length > 0);
}
