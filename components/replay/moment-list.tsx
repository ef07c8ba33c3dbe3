"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useCallback, useState } from "react";
import { isolate } from "@/components/board/isolate";
import { aliasOf, useAnimals } from "@/components/board/names";
import { type ReplayShare, ShareReplay } from "@/components/desk/sharing/share-replay";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { unreachable } from "@/lib/learning/unreachable";
import type { Millis } from "@/lib/session/log/events";
import { hasToldNames, type Session } from "@/lib/session/log/session";
import { formatMoment, type Moment } from "./moment";

type MomentListProps = {
  readonly moments: readonly Moment[];
  readonly label: ReturnType<typeof useMomentLabel>;
  /** How many of the moments have been played. */
  readonly happened: number;
  readonly onSeek: (time: Millis) => void;
};

const DOTS: Record<Moment["kind"], string> = {
  fold: "hatched",
  "round-started": "bg-ink",
  "round-closed": "bg-line-strong",
  "test-opened": "bg-test",
  "vote-opened": "rounded-full bg-accent",
  "vote-closed": "rounded-full border-2 border-accent",
  "question-asked": "rounded-full bg-ink-muted",
  "question-closed": "rounded-full border-2 border-ink-muted",
  "lead-change": "rotate-45 bg-validation",
  note: "bg-accent",
  diverged: "rounded-full bg-danger",
};

/** The decisive moments as a list; pressing one jumps to it. */
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

export type MomentLinkProps = {
  /** Position of the playback. */
  readonly moment: string;
  /** The replay's address at a moment. */
  readonly linkTo: (moment: string) => string;
  /** For a host, how the replay is shared; null for everybody else, whose own link works. */
  readonly share: ReplayShare | null;
};

/** Copies the link to a moment. If the replay is not shared, the host is told that only they can open it, and may share it right here. */
export function MomentLink({ moment, linkTo, share }: MomentLinkProps) {
  const t = useTranslations("replay");
  // The playback may continue while the host decides.
  const [asked, setAsked] = useState<string | null>(null);
  const link = linkTo(asked ?? moment);
  if (share === null || (share.link !== null && asked === null))
    return <CopyButton text={link} label={t("link")} doneLabel={t("linked")} brief />;
  return (
    <>
      <Button size="sm" onClick={() => setAsked(moment)}>
        <Link2 aria-hidden />
        <span className="max-sm:sr-only">{t("link")}</span>
      </Button>
      <Dialog open={asked !== null} onOpenChange={(open) => setAsked(open ? moment : null)} title={t("link")}>
        {share.link === null && <p className="mb-4">{t("onlyYou")}</p>}
        <ShareReplay {...share} link={share.link && link} />
        {share.link === null && (
          <p className="mt-5 flex flex-wrap items-center gap-3 border-line border-t pt-4 text-ink-muted text-sm">
            <CopyButton text={link} label={t("linkForYou")} doneLabel={t("linked")} />
          </p>
        )}
      </Dialog>
    </>
  );
}

const MINUTE = 60_000;

/**
 * A decisive moment in words. `final`: the class at the end of its log, for the names. `now`: the class at the moment of the playback. Until the host
 * tells who it was, whose run diverged goes by an animal.
 */
export function useMomentLabel(final: Session, now: Session): (moment: Moment) => string {
  const t = useTranslations("replay");
  const animals = useAnimals();
  // As a string, which stays the same while a playback goes on.
  const told = now.rounds.flatMap((_, round) => (hasToldNames(now, round) ? [round] : [])).join();
  return useCallback(
    (moment) => {
      const nickname = (id: number) => isolate(final.participants[id]?.nickname ?? "");
      switch (moment.kind) {
        case "round-started":
          return t("moment.roundStarted", { round: moment.round + 1 });
        case "round-closed":
          return t("moment.roundClosed", { round: moment.round + 1 });
        case "test-opened":
          return t("moment.testOpened", { round: moment.round + 1 });
        case "vote-opened":
          return t("moment.voteOpened");
        case "vote-closed":
          return t("moment.voteClosed");
        case "question-asked":
          return t(`moment.asked.${moment.purpose}`, { text: isolate(moment.text) });
        case "question-closed":
          return t(`moment.answered.${moment.purpose}`, { text: isolate(moment.text) });
        case "lead-change":
          return t("moment.leadChange", { nickname: nickname(moment.participant) });
        case "note":
          return t("moment.note", { text: isolate(moment.text) });
        case "diverged": {
          const { participant, run } = moment;
          const round = final.participants[participant]?.runs[run]?.round ?? -1;
          const isTold = told.split(",").includes(String(round));
          const who = isTold ? nickname(participant) : isolate(aliasOf(participant, animals));
          return t("moment.diverged", { nickname: who, run: run + 1 });
        }
        case "fold": {
          const minutes = Math.round(moment.length / MINUTE);
          const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
          return t(hours === 0 ? "moment.fold" : "moment.longFold", { hours, minutes: rest });
        }
        default:
          return unreachable(moment);
      }
    },
    [t, final, animals, told],
  );
}
