import { useTranslations } from "next-intl";
import { memo } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { RoundExamples } from "@/components/board/round-examples";
import { useRoundRules } from "@/components/board/round-rules";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { ExampleSample } from "@/lib/learning/examples/planned-challenges";
import { predictionOf } from "@/lib/session/log/question";
import type { Session } from "@/lib/session/log/session";
import { DrawingsWall } from "./drawings-wall";
import { ExpectationAsked } from "./expectation";

/** A round before it starts, for the teacher to explain: its task and examples, its aim and its restrictions. */
export const OpenedScreen = memo(function OpenedScreen({
  session,
  round,
  challenge,
  sample,
}: {
  readonly session: Session;
  readonly round: number;
  /** Null if this version does not know it. */
  readonly challenge: ChallengeInfo | null;
  readonly sample: ExampleSample | null;
}) {
  const t = useTranslations("projector");
  const planned = session.plan.rounds[round]!;
  const texts = useChallengeTexts()(planned);
  const rules = useRoundRules()(planned, challenge);
  const isAsked = session.asking && predictionOf(session, round)?.question.closed === null;
  return (
    <div className="flex h-full flex-col gap-3">
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-center gap-12">
        <section className={cn("flex min-h-0 flex-col justify-center", isAsked ? "gap-3" : "gap-8")}>
          <p className={cn("text-ink-muted", isAsked ? "text-xl" : "text-2xl")}>
            {t("opened.round", { round: round + 1 })}
          </p>
          <h2 className={cn("font-semibold leading-tight", isAsked ? "text-4xl" : "text-6xl")}>
            {texts.title}
          </h2>
          <p className={cn("leading-snug", isAsked ? "text-2xl" : "text-3xl")}>{texts.question}</p>
          {planned.aim !== null && (
            <p className={cn("text-accent leading-snug", isAsked ? "text-xl" : "text-2xl")}>
              <bdi>{planned.aim}</bdi>
            </p>
          )}
          {rules !== null && <p className="text-ink-muted text-xl leading-snug">{rules}</p>}
          {planned.minutes !== null && (
            <p className="text-ink-muted text-xl">{t("opened.minutes", { count: planned.minutes })}</p>
          )}
        </section>
        {planned.drawings && <DrawingsWall {...{ session, round }} />}
        {challenge !== null && sample !== null && (
          <RoundExamples {...{ challenge, sample }} className={isAsked ? "h-[50vh]" : "h-[68vh]"} />
        )}
      </div>
      <ExpectationAsked {...{ session, round }} />
    </div>
  );
});
