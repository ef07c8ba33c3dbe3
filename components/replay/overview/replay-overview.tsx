"use client";

import { CircleHelp, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { isolate } from "@/components/board/isolate";
import { CheckedQuestions } from "@/components/report/checked-questions";
import { Button } from "@/components/ui/button";
import { dotted } from "@/components/ui/dotted";
import { Spinner } from "@/components/ui/spinner";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Millis } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { classOverview } from "@/lib/session/report/class-overview";
import { RoundGlance } from "./round-glance";

type ReplayOverviewProps = {
  /** The class at the end of its log, with the names that this screen shows. */
  readonly final: Session;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** The share that is loaded, 0–1: figures of runs come with the last of it. */
  readonly loaded: number;
  /** Plays from a moment, in log time. */
  readonly onPlay: (from: Millis) => void;
};

/** How a class went, in ten seconds: what each round came to, what was expected and what was misunderstood. */
export const ReplayOverview = memo(function ReplayOverview(props: ReplayOverviewProps) {
  const { final, challenges, loaded, onPlay } = props;
  const t = useTranslations("replay.overview");
  const isWhole = loaded === 1;
  const { students, runs, rounds, checks } = useMemo(
    () => classOverview(final, (round) => challenges[round] ?? null, isWhole),
    [final, challenges, isWhole],
  );
  const wrong = checks.filter(({ misunderstood }) => misunderstood);
  return (
    <div
      className="min-h-0 flex-1 overflow-y-auto p-3"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
    >
      <section aria-label={t("title")} className="mx-auto flex max-w-7xl flex-col gap-4">
        <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <div className="min-w-0 flex-1 basis-60">
            <h2 className="text-xl">{t("title")}</h2>
            <p className="tabular text-ink-muted text-sm">
              {dotted([
                t("students", { count: students }),
                t("rounds", { count: rounds.length }),
                t("runs", { count: runs }),
              ])}
            </p>
          </div>
          {!isWhole && (
            <p role="status" className="flex items-center gap-2 text-ink-muted text-sm">
              <Spinner className="size-4" />
              <span>{t("loading")}</span>
            </p>
          )}
          <Button variant="primary" size="lg" onClick={() => onPlay(0)}>
            <Play aria-hidden />
            <span>{t("play")}</span>
          </Button>
        </header>
        {wrong.length > 0 && (
          <p className="flex gap-2.5 text-sm">
            <CircleHelp aria-hidden className="mt-0.5 size-[1.15em] shrink-0 text-warning" />
            <span>
              {t("misunderstood", { count: wrong.length, text: isolate(wrong[0]!.question.content.text) })}
            </span>
          </p>
        )}
        {rounds.length === 0 ? (
          <p className="py-6 text-ink-muted">{t("noRounds")}</p>
        ) : (
          <ol className="grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(19rem,1fr))]">
            {rounds.map((round) => (
              <li key={round.round} className="min-w-0">
                <RoundGlance {...{ round, challenges, onPlay, loaded }} session={final} />
              </li>
            ))}
          </ol>
        )}
        {checks.length > 0 && (
          <section className="flex flex-col gap-2 rounded-card border border-line bg-surface p-4">
            <h3 className="font-semibold">{t("knew")}</h3>
            <CheckedQuestions checks={checks} />
          </section>
        )}
      </section>
    </div>
  );
});
