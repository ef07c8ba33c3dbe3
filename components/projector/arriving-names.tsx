import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { isMember } from "@/lib/session/seats";
import type { Participant } from "@/lib/session/session";

/** From this many on, names are written smaller. */
const CROWD = 24;

/** Who has joined, the newest first, so that everyone sees their name come. */
export function ArrivingNames({ participants }: { participants: readonly Participant[] }) {
  const t = useTranslations("projector");
  const here = participants.filter(isMember).toReversed();
  return (
    <section aria-label={t("lobby.here")} className="flex min-h-0 min-w-0 flex-col gap-3">
      <p aria-live="polite" className="text-ink-muted text-lg">
        {t("lobby.count", { count: here.length })}
      </p>
      <ul className="flex min-h-0 flex-wrap content-start gap-2 overflow-hidden">
        {here.map(({ id, nickname, connected }) => (
          <li
            key={id}
            className={cn(
              "max-w-full truncate rounded-full border border-line bg-surface font-medium transition-[opacity,scale] duration-500 ease-settle starting:scale-75 starting:opacity-0",
              here.length > CROWD ? "px-3 py-0.5 text-sm" : "px-4 py-1 text-lg",
              !connected && "text-ink-muted",
            )}
          >
            <bdi translate="no">{nickname}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
