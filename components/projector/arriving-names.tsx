import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import { isMember } from "@/lib/session/decide/seats";
import type { Participant } from "@/lib/session/log/session";

/** Who has joined, the newest first, so that everyone sees their name come. Those for whose names there is no room are counted. */
export function ArrivingNames({ participants }: { participants: readonly Participant[] }) {
  const t = useTranslations("projector");
  const here = participants.filter(isMember).toReversed();
  const { box, count } = useLargestFit<HTMLUListElement>(
    here.length,
    here.map(({ nickname }) => nickname).join("\n"),
  );
  return (
    <section aria-label={t("lobby.here")} className="flex min-h-0 min-w-0 flex-1 flex-col gap-2">
      <p aria-live="polite" className="text-ink-muted text-lg">
        {t("lobby.count", { count: here.length })}
      </p>
      <ul ref={box} className="flex min-h-0 flex-1 flex-wrap content-start gap-1.5 overflow-hidden">
        {here.slice(0, count).map(({ id, nickname, connected }) => (
          <li
            key={id}
            className={cn(
              "max-w-full truncate rounded-full border border-line bg-surface px-3 font-medium leading-relaxed transition-[opacity,scale] duration-500 ease-settle starting:scale-75 starting:opacity-0",
              !connected && "text-ink-muted",
            )}
          >
            <bdi translate="no">{nickname}</bdi>
          </li>
        ))}
        {count < here.length && (
          <li className="tabular px-2 font-medium leading-relaxed">
            <span dir="ltr" aria-hidden>
              {`+${here.length - count}`}
            </span>
            <span className="sr-only">{t("lobby.more", { count: here.length - count })}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
