import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { QrCode } from "@/components/ui/qr-code";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import { isMember } from "@/lib/session/decide/seats";
import type { Participant, Session } from "@/lib/session/log/session";
import { LobbyTurnout } from "./expectation";
import { LobbyHill } from "./lobby-hill";
import { useSlidingNames } from "./use-sliding-names";

type LobbyScreenProps = { readonly session: Session; readonly code: string; readonly joinAddress: string };

/** The code, legible from the last row, the QR code, and who has joined. If the class is locked, only who has joined. */
export const LobbyScreen = memo(function LobbyScreen({ session, code, joinAddress }: LobbyScreenProps) {
  const t = useTranslations("projector");
  const { host } = new URL(joinAddress);
  if (session.lobby.locked)
    return (
      <div className="flex h-full flex-col gap-4">
        <p className="flex items-center gap-3 text-2xl">
          <Lock aria-hidden className="size-[1em] shrink-0 text-ink-muted" />
          <span>{t("lobby.locked")}</span>
        </p>
        <ArrivingNames participants={session.participants} />
        <LobbyTurnout session={session} />
      </div>
    );
  return (
    <div className="flex h-full flex-col gap-[2vh]">
      <div className="relative overflow-hidden rounded-card border border-line bg-surface">
        <LobbyHill arrivals={session.participants.filter(isMember).length} />
        <p
          dir="ltr"
          translate="no"
          className="relative flex justify-center gap-[3.5vw] pt-[1vh] pb-[4.5vh] text-center font-mono font-semibold text-[min(23vw,42vh)] leading-[0.98]"
        >
          <span aria-hidden>{code.slice(0, 3)}</span>
          <span aria-hidden>{code.slice(3)}</span>
          <span className="sr-only">{[...code].join(" ")}</span>
        </p>
      </div>
      <div className="grid min-h-0 flex-1 grid-cols-[auto_minmax(0,1fr)] gap-6">
        <div className="flex min-h-0 items-start gap-4">
          <QrCode
            text={joinAddress}
            title={t("lobby.qr")}
            className="aspect-square h-full max-h-[40vh] border border-line"
          />
          <div className="flex w-[12rem] flex-col gap-1.5">
            <p className="text-ink-muted text-lg">{t("lobby.goTo")}</p>
            <p
              dir="ltr"
              translate="no"
              className="break-words font-semibold text-xl leading-tight rtl:text-end"
            >
              {host}
            </p>
            <p className="text-ink-muted text-lg">{t("lobby.thenCode")}</p>
          </div>
        </div>
        <div className="flex min-h-0 min-w-0 flex-col gap-2">
          <ArrivingNames participants={session.participants} />
          <LobbyTurnout session={session} />
        </div>
      </div>
    </div>
  );
});

/** Who has joined, newest first, so that all students see their name appear. Names that do not fit are counted. */
export function ArrivingNames({ participants }: { participants: readonly Participant[] }) {
  const t = useTranslations("projector");
  const here = participants.filter(isMember).toReversed();
  const { box, count, settled } = useLargestFit<HTMLUListElement>(
    here.length,
    here.map(({ nickname }) => nickname).join("\n"),
  );
  const shown = here.slice(0, count);
  useSlidingNames(box, shown.map(({ id }) => id).join(" "), settled);
  return (
    <section aria-label={t("lobby.here")} className="flex min-h-0 min-w-0 flex-1 flex-col gap-2">
      <p aria-live="polite" className="text-ink-muted text-lg">
        {t("lobby.count", { count: here.length })}
      </p>
      <ul ref={box} className="flex min-h-0 flex-1 flex-wrap content-start gap-1.5 overflow-hidden">
        {shown.map(({ id, nickname, connected }) => (
          <li
            key={id}
            data-name={id}
            className={cn(
              "max-w-full truncate rounded-full border border-line bg-surface px-3 font-medium leading-relaxed transition-[opacity,translate,rotate] duration-700 ease-settle starting:-translate-x-16 starting:-rotate-12 starting:opacity-0 motion-reduce:transition-none rtl:starting:translate-x-16 rtl:starting:rotate-12",
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
