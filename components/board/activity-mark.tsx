import { useTranslations } from "next-intl";
import type { Activity } from "./activity";

/** What a student is doing just now, in a word with a mark before it. Idle is the rest state and says nothing. */
export function ActivityMark({ activity }: { activity: Activity }) {
  const t = useTranslations("board");
  switch (activity) {
    case "idle":
      return null;
    case "training":
      return (
        <span className="text-good inline-flex shrink-0 items-center gap-1 text-xs font-normal">
          <span
            className="bg-good size-[0.5em] animate-pulse rounded-full motion-reduce:animate-none"
            aria-hidden
          />
          {t("training")}
        </span>
      );
    case "diverged":
      return <span className="text-danger shrink-0 text-xs font-normal">{t("diverged")}</span>;
    case "offline":
      return <span className="text-ink-muted shrink-0 text-xs font-normal">{t("offline")}</span>;
  }
}
