import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";

/** How the words of a round are written; null for a challenge that this version does not know. */
export type Script = Pick<ChallengeInfo, "direction" | "language"> | null;

/** A word as its language writes it, whatever the language of the page. */
export function VoteWord({ word, script, className }: { word: string; script: Script; className?: string }) {
  return (
    <bdi
      translate="no"
      lang={script?.language}
      dir={script?.direction ?? "auto"}
      className={cn("min-w-0 break-words font-semibold", className)}
    >
      {word}
    </bdi>
  );
}
