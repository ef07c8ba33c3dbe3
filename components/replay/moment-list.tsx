import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import type { Millis } from "@/lib/session/events";
import type { Marker } from "@/lib/session/markers";
import type { Session } from "@/lib/session/session";
import { formatMoment } from "./moment";
import { useMomentLabel } from "./use-moment-label";

type MomentListProps = {
  readonly markers: readonly Marker[];
  readonly final: Session;
  /** How many of the moments have happened. */
  readonly happened: number;
  readonly onSeek: (time: Millis) => void;
};

const DOTS: Record<Marker["kind"], string> = {
  "round-started": "bg-ink",
  "round-closed": "bg-line-strong",
  "test-opened": "bg-test",
  "lead-change": "rotate-45 bg-validation",
  note: "bg-accent",
  diverged: "rounded-full bg-danger",
};

/** The decisive moments as a list; each is one press away. */
export const MomentList = memo(function MomentList({ markers, final, happened, onSeek }: MomentListProps) {
  const t = useTranslations("replay");
  const label = useMomentLabel(final);
  if (markers.length === 0)
    return <p className="py-6 text-center text-ink-muted text-sm">{t("moment.none")}</p>;
  return (
    <ol className="flex flex-col">
      {markers.map((marker, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a log's markers never change
        <li key={index}>
          <button
            type="button"
            aria-current={index === happened - 1 || undefined}
            onClick={() => onSeek(marker.at)}
            className={cn(
              "flex min-h-8 w-full items-center gap-2.5 rounded-control px-2 py-1 text-start text-sm hover:bg-sunken pointer-coarse:min-h-11",
              index >= happened && "text-ink-muted",
              index === happened - 1 && "bg-sunken font-medium",
            )}
          >
            <span dir="ltr" className="tabular shrink-0 text-ink-muted text-xs">
              {formatMoment(marker.at)}
            </span>
            <span aria-hidden className={cn("size-2 shrink-0", DOTS[marker.kind])} />
            <span className="min-w-0">{label(marker)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
});
