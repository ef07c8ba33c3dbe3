import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { ClassCurves } from "@/components/board/class-curves";
import { ClassDiagnosisLine } from "@/components/board/class-diagnosis-line";
import { RoundBoard } from "@/components/board/round-board";
import { useRoundRules } from "@/components/board/round-rules";
import type { Task } from "@/lib/learning/task";
import { leaderboard } from "@/lib/session/leaderboard";
import type { Session } from "@/lib/session/session";
import { SpotlightLine } from "./spotlight-line";

type RoundScreenProps = { readonly session: Session; readonly round: number; readonly task: Task };

/** Places that are legible from the last row. */
export const PLACES = 10;

/** A round under way: every run's validation curve, and who leads. */
export const RoundScreen = memo(function RoundScreen({ session, round, task }: RoundScreenProps) {
  const t = useTranslations("projector");
  const challenges = useTranslations("challenges");
  const standings = useMemo(() => leaderboard(session, round), [session, round]);
  const planned = session.plan.rounds[round];
  const rules = useRoundRules()(planned);
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_minmax(0,25rem)] gap-6">
      <section className="flex min-h-0 min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-6">
        <div className="flex items-baseline justify-between gap-6">
          <h2 className="shrink-0 text-xl">
            <span className="text-ink-muted">{t("round", { round: round + 1 })}</span>{" "}
            {challenges(`${planned.challenge}.title`)}
          </h2>
          {rules !== null && (
            <p title={rules} className="line-clamp-2 text-end text-base text-ink-muted leading-snug">
              {rules}
            </p>
          )}
        </div>
        <SpotlightLine session={session} round={round} />
        <div className="min-h-0 flex-1">
          <ClassCurves session={session} round={round} standings={standings} fixed />
        </div>
        <ClassDiagnosisLine session={session} round={round} task={task} size="projector" />
      </section>
      <section
        aria-label={t("board")}
        className="min-h-0 overflow-hidden rounded-card border border-line bg-surface px-5 py-4"
      >
        <RoundBoard
          key={round}
          session={session}
          round={round}
          standings={standings}
          task={task}
          limit={PLACES}
          size="projector"
        />
      </section>
    </div>
  );
});
