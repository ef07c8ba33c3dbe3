import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import type { Activity } from "./activity";

type ActivityMarkProps = {
  readonly activity: Activity;
  /** Where there is no room for the word, the mark stands alone and the word is for a screen reader. */
  readonly brief: boolean;
};

const MARKS = {
  training: { word: "text-good", mark: "bg-good animate-pulse motion-reduce:animate-none" },
  diverged: { word: "text-danger", mark: "bg-danger" },
  offline: { word: "text-ink-muted", mark: "border border-current" },
} as const;

/** What a student is doing just now. Idle is the rest state and says nothing. */
export function ActivityMark({ activity, brief }: ActivityMarkProps) {
  const t = useTranslations("board");
  if (activity === "idle") return null;
  const { word, mark } = MARKS[activity];
  return (
    <span
      title={brief ? t(activity) : undefined}
      className={cn("inline-flex shrink-0 items-center gap-1 font-normal text-xs", word)}
    >
      <span aria-hidden className={cn("size-[0.55em] rounded-full", mark)} />
      <span className={brief ? "sr-only" : ""}>{t(activity)}</span>
    </span>
  );
}
