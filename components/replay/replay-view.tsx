"use client";

import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { currentRound } from "@/components/board/class-round";
import { LoopCounter } from "@/components/board/loop-counter";
import { useEveryoneNamed } from "@/components/board/names";
import { ShowClock } from "@/components/board/opening/show-clock";
import { StudentOpener } from "@/components/board/student-name";
import { TimeLeft } from "@/components/board/time-left";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { BrandMark } from "@/components/ui/page/brand";
import { ThemeToggle } from "@/components/ui/page/theme-toggle";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { isBeingShown } from "@/lib/session/board/opening/show";
import type { Timeline } from "@/lib/session/insights/timeline";
import type { Millis, ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { weightUpdates } from "@/lib/session/log/session";
import { currentVote } from "@/lib/session/log/vote";
import type { Playback } from "@/lib/session/page-state";
import { EraseStudent, type Erasing } from "./erase-student";
import { FollowStudent, type RunAction } from "./follow/follow-student";
import { useFollowed } from "./follow/use-followed";
import { momentsOf } from "./moment";
import type { MomentLinkProps } from "./moment-link";
import { MomentList } from "./moment-list";
import type { ReplayNotes } from "./notes/use-replay-notes";
import { ReplayOverview } from "./overview/replay-overview";
import { QuestionReport } from "./question-report";
import { ReplayStage, type SideView } from "./replay-stage";
import { RoundJumps } from "./round-jumps";
import { Transport } from "./transport";
import { useMomentLabel } from "./use-moment-label";
import { usePlayerKeys } from "./use-player-keys";

export type ReplayViewProps = {
  /** The share that is loaded, 0–1. */
  readonly loaded: number;
  readonly timeline: Timeline;
  readonly playback: Playback;
  /** Shown in place of the class until something plays or moves the replay. */
  readonly overview: { readonly shown: boolean; readonly open: () => void };
  /** The class at the moment of the playback. */
  readonly session: Session;
  /** The class at the end of the log. */
  readonly final: Session;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** The replay's address at a moment, given in log time; null for a replay that is a file. */
  readonly linkTo: ((moment: string) => string) | null;
  readonly share: MomentLinkProps["share"];
  /** What was written beside the replay. */
  readonly notes: ReplayNotes;
  /** The report of the class; null for whoever may not have it. */
  readonly reportPath: string | null;
  /** Where the mark in the header leads; null: nowhere, as in a web page without a server. */
  readonly homePath: string | null;
  /** What can be done with the replay besides watching it, for its header; null: nothing. */
  readonly actions: ReactNode;
  /** What else can be done with a run of a student who is followed. */
  readonly runAction?: RunAction | undefined;
  /** Watched through the share link, which shows less of a class than its host sees. */
  readonly byLink: boolean;
  /** Null if the viewer may not erase anybody. */
  readonly erasing: Erasing | null;
  /** Somebody was erased just now. */
  readonly hasErased: boolean;
};

/** A class played back. */
export function ReplayView(props: ReplayViewProps) {
  const { loaded, timeline, playback, challenges, linkTo, share, reportPath, actions, byLink } = props;
  const { erasing, hasErased, overview, notes, runAction } = props;
  const session = useEveryoneNamed(props.session);
  const final = useEveryoneNamed(props.final);
  const t = useTranslations("replay");
  const common = useTranslations("common");
  const [side, setSide] = useState<SideView>("board");
  const current = currentVote(session);
  const stage = current && `${current.number} ${current.vote.closedAt === null}`;
  useEffect(() => {
    // As in class, everyone looks at a vote when it opens, and when its answers are shown.
    if (stage !== null) setSide("vote");
  }, [stage]);
  const label = useMomentLabel(final, session);
  const all = useMemo(() => momentsOf(timeline, notes.list), [timeline, notes.list]);
  const { seek, setPlaying } = playback;
  const seekLogged = useCallback((time: Millis) => seek(timeline.toPlayed(time)), [seek, timeline]);
  const playFrom = useCallback(
    (time: Millis) => {
      seekLogged(time);
      setPlaying(true);
    },
    [seekLogged, setPlaying],
  );
  const [help, setHelp] = useState(false);
  usePlayerKeys(timeline, playback, () => setHelp(true));

  // The clock and the scrubber come first; the stage may skip moments when there is much to draw.
  const shown = useDeferredValue(session);
  const taskOf = useCallback((index: number) => challenges[index]?.task ?? null, [challenges]);
  const reader = byLink ? "link" : "host";
  const { followed, pointed, now: trained, onFollow } = useFollowed({ final, shown, taskOf, reader });
  const follow = useCallback(
    (participant: ParticipantId) => {
      onFollow(participant);
      setSide("student");
    },
    [onFollow],
  );
  const round = currentRound(shown);
  const running = shown.phase.kind === "round" ? shown.rounds[shown.phase.round] : undefined;
  const now = timeline.toLog(playback.time);
  const isShowing = shown.rounds.some((_, index) => isBeingShown(shown, index, now));
  // Nothing is drawn again for the time while no test is being shown.
  const shownAt = isShowing ? now : Number.POSITIVE_INFINITY;
  const clock = useCallback(() => shownAt, [shownAt]);
  const { keeper } = notes;
  const happened = all.filter(({ at }) => at <= playback.time).length;
  const moments = useMemo(
    () => (
      <MomentList
        moments={all}
        onSeek={seek}
        onDelete={keeper && ((note) => void keeper.remove(note))}
        {...{ label, happened }}
      />
    ),
    [all, label, happened, seek, keeper],
  );
  const student = useMemo(
    () => (
      <FollowStudent
        {...{ final, challenges, reader, followed, onFollow, runAction }}
        now={trained}
        onSeek={seekLogged}
        toPlayed={timeline.toPlayed}
      />
    ),
    [final, challenges, reader, followed, onFollow, runAction, trained, seekLogged, timeline.toPlayed],
  );

  return (
    <div className="relative flex min-h-dvh flex-col lg:h-dvh lg:overflow-clip print:h-auto print:min-h-0 print:overflow-visible">
      <header className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-surface px-4 py-1.5">
        {props.homePath === null ? (
          <BrandMark className="m-1 size-8" />
        ) : (
          <a
            href={props.homePath}
            aria-label={common("home")}
            className="rounded-control p-1 hover:bg-sunken"
          >
            <BrandMark className="size-8" />
          </a>
        )}
        <h1 className="min-w-0 flex-1 basis-40 truncate text-lg">
          <bdi>{final.title}</bdi>
        </h1>
        {final.phase.kind !== "ended" && <Badge tone="warning">{t("stillLive")}</Badge>}
        {hasErased && (
          <Badge tone="good" role="status">
            {t("erase.done")}
          </Badge>
        )}
        {running && <TimeLeft round={running} now={timeline.toLog(playback.time)} />}
        <LoopCounter count={weightUpdates(shown)} />
        {reportPath !== null && (
          <a href={reportPath} className={buttonClass({ variant: "quiet", size: "sm" })}>
            <FileText aria-hidden />
            <span>{t("report")}</span>
          </a>
        )}
        {actions}
        {erasing && <EraseStudent final={props.final} {...erasing} />}
        <ThemeToggle label={common("toggleTheme")} />
      </header>
      <main className="flex min-h-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 pt-2">
          <div className="min-w-0">
            <RoundJumps final={final} current={round} onSeek={seekLogged} overview={overview} />
          </div>
          {byLink && final.phase.kind !== "ended" && (
            <p className="px-3 text-ink-muted text-sm">{t("byLink")}</p>
          )}
        </div>
        {overview.shown ? (
          <ReplayOverview {...{ final, challenges, loaded }} onPlay={playFrom} />
        ) : (
          <ShowClock clock={clock}>
            <StudentOpener onOpen={follow} dialog={false}>
              <ReplayStage
                session={pointed}
                {...{ challenges, side, moments }}
                onSide={setSide}
                student={student}
              />
            </StudentOpener>
          </ShowClock>
        )}
        <QuestionReport final={final} />
        <div className="sticky bottom-0 z-10 print:hidden">
          <Transport
            {...{ loaded, timeline, playback, linkTo, share, label, notes, help }}
            onHelp={setHelp}
            moments={all}
          />
        </div>
      </main>
    </div>
  );
}
