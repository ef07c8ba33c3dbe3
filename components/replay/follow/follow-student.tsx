"use client";

import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { formatGap } from "@/components/board/format-gap";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { useDidWords, useTriedWords } from "@/components/report/report-words";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { Dotted, dotted } from "@/components/ui/dotted";
import { Select } from "@/components/ui/form/select";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { formatScore } from "@/lib/learning/numbers/format";
import { isMember } from "@/lib/session/decide/seats";
import type { Millis, ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { LogReader } from "@/lib/session/log/visible-to-reader";
import { followedPath } from "@/lib/session/report/followed-path";
import type { PathRun } from "@/lib/session/report/student-path";
import { formatMoment } from "../moment";

/** An action of another screen on a run. */
export type RunAction = (participant: ParticipantId, run: RunNumber) => ReactNode;

type FollowStudentProps = {
  /** The class at the end of its log, with the names that this screen shows. */
  readonly final: Session;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly reader: LogReader;
  /** Null: nobody. */
  readonly followed: ParticipantId | null;
  readonly onFollow: (participant: ParticipantId | null) => void;
  /** The run that they train at the moment of the replay; null: none. */
  readonly now: RunNumber | null;
  /** In log time. */
  readonly onSeek: (time: Millis) => void;
  readonly toPlayed: (time: Millis) => Millis;
  readonly runAction?: RunAction | undefined;
};

/** A student's whole path: what they tried, in order, and what it did. Each run jumps to its start. */
export const FollowStudent = memo(function FollowStudent(props: FollowStudentProps) {
  const { final, challenges, reader, followed, onFollow, now, onSeek, toPlayed, runAction } = props;
  const t = useTranslations("replay.follow");
  const textsOf = useChallengeTexts();
  const students = useMemo(() => final.participants.filter(isMember), [final]);
  const path = useMemo(
    () =>
      followed === null
        ? null
        : followedPath(final, (round) => challenges[round]?.task ?? null, followed, reader),
    [final, challenges, followed, reader],
  );
  return (
    <div className="flex flex-col gap-4 py-2">
      <Select
        small
        aria-label={t("who")}
        value={followed === null ? "" : String(followed)}
        onValueChange={(chosen) => onFollow(chosen === "" ? null : Number(chosen))}
        options={[
          { value: "", label: t("nobody") },
          ...students.map(({ id, nickname }) => ({ value: String(id), label: nickname })),
        ]}
      />
      {path === null && <p className="text-ink-muted text-sm">{t("hint")}</p>}
      {path?.length === 0 && <p className="text-ink-muted text-sm">{t("none")}</p>}
      {path?.map(({ round, runs, withheld }) => (
        <section key={round} className="flex flex-col gap-1">
          <h3 className="font-semibold text-sm">
            {t("round", { number: round + 1, title: isolate(textsOf(final.plan.rounds[round]!).title) })}
          </h3>
          <ol className="flex flex-col">
            {runs.map((tried) => (
              <li key={tried.run.number} className="flex items-start gap-1 border-line/60 border-t">
                <FollowedRun
                  {...{ final, tried, onSeek }}
                  at={toPlayed(tried.run.startedAt)}
                  isNow={tried.run.number === now}
                />
                {followed !== null && runAction && (
                  <span className="shrink-0 py-1">{runAction(followed, tried.run.number)}</span>
                )}
              </li>
            ))}
          </ol>
          {withheld > 0 && <p className="text-ink-muted text-xs">{t("withheld", { count: withheld })}</p>}
        </section>
      ))}
    </div>
  );
});

type FollowedRunProps = Pick<FollowStudentProps, "final" | "onSeek"> & {
  readonly tried: PathRun;
  /** In played time. */
  readonly at: Millis;
  readonly isNow: boolean;
};

function FollowedRun({ final, tried, at, isNow, onSeek }: FollowedRunProps) {
  const t = useTranslations("replay.follow");
  const triedWords = useTriedWords();
  const { steps, fit, end } = useDidWords(final)(tried);
  const { run, train, validation, test, gap, best } = tried;
  const isUnfinished = (run.end?.reason ?? "running") !== "finished";
  const moment = formatMoment(at);
  return (
    <button
      type="button"
      aria-current={isNow || undefined}
      title={t("jump", { number: run.number + 1, moment: isolateNumber(moment) })}
      onClick={() => onSeek(run.startedAt)}
      className={cn(
        "flex min-w-0 flex-1 flex-col gap-0.5 rounded-control px-2 py-1.5 text-start text-sm hover:bg-sunken pointer-coarse:min-h-11",
        isNow && "bg-sunken",
      )}
    >
      <span className="flex w-full flex-wrap items-center gap-2">
        <span className="font-medium">{t("run", { number: run.number + 1 })}</span>
        <span dir="ltr" className="tabular text-ink-muted text-xs">
          {moment}
        </span>
        {best && <Badge tone="accent">{t("best")}</Badge>}
      </span>
      <span>
        <Dotted parts={triedWords(tried).map((words) => <span key={words}>{words}</span>)} />
      </span>
      <span className="tabular text-ink-muted text-xs">
        {dotted([
          train !== null && t("score", { on: "train", score: isolateNumber(formatScore(train)) }),
          validation !== null &&
            t("score", { on: "validation", score: isolateNumber(formatScore(validation)) }),
          test !== null && t("test", { score: isolateNumber(formatScore(test)) }),
          gap !== null && t("gap", { gap: isolateNumber(formatGap(gap)) }),
          steps,
          fit,
          // That a run diverged, its steps say already.
          isUnfinished && !(run.end?.reason === "diverged" && steps !== null) && end,
        ])}
      </span>
    </button>
  );
}
