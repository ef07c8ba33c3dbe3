import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import type { Millis } from "@/lib/session/log/events";
import { formatMoment, type Moment } from "./moment";
import type { useMomentLabel } from "./use-moment-label";

type MomentListProps = {
  readonly moments: readonly Moment[];
  readonly label: ReturnType<typeof useMomentLabel>;
  /** How many of the moments have happened. */
  readonly happened: number;
  readonly onSeek: (time: Millis) => void;
};

const DOTS: Record<Moment["kind"], string> = {
  fold: "hatched",
  "round-started": "bg-ink",
  "round-closed": "bg-line-strong",
  "test-opened": "bg-test",
  "lead-change": "rotate-45 bg-validation",
  note: "bg-accent",
  diverged: "rounded-full bg-danger",
};

/** The decisive moments as a list; each is one press away. */
export const MomentList = memo(function MomentList({ moments, label, happened, onSeek }: MomentListProps) {
  const t = useTranslations("replay");
  if (moments.length === 0)
    return <p className="py-6 text-center text-ink-muted text-sm">{t("moment.none")}</p>;
  return (
    <ol className="flex flex-col">
      {moments.map((moment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log's moments never change
        <li key={index}>
          <button
            type="button"
            aria-current={index === happened - 1 || undefined}
            onClick={() => onSeek(moment.at)}
            className={cn(
              "flex min-h-8 w-full items-center gap-2.5 rounded-control px-2 py-1 text-start text-sm hover:bg-sunken pointer-coarse:min-h-11",
              index >= happened && "text-ink-muted",
              index === happened - 1 && "bg-sunken font-medium",
            )}
          >
            <span dir="ltr" className="tabular shrink-0 text-ink-muted text-xs">
              {formatMoment(moment.at)}
            </span>
            <span aria-hidden className={cn("size-2 shrink-0", DOTS[moment.kind])} />
            <span className="min-w-0">{label(moment)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
});
