import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { useTakeawayWords } from "@/components/board/debrief/use-takeaway-words";
import { isolate } from "@/components/board/isolate";
import { RateSentence } from "@/components/class-pictures/rate-sentence";
import { ExpectedAndHappened } from "@/components/desk/script/looking-back";
import { QuestionFigures } from "@/components/replay/question-report";
import { cn } from "@/components/ui/class-names";
import { Dotted } from "@/components/ui/dotted";
import { ClassFooledLine, VoteAnswers } from "@/components/vote/vote-answers";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { shownTakeaways } from "@/lib/session/insights/takeaways";
import type { RealNames } from "@/lib/session/names/real-name";
import type { ClassReport } from "@/lib/session/report/class-report";
import type { RoundSummary } from "@/lib/session/report/class-summary";
import { CheckedQuestions } from "./checked-questions";
import { SECTION, SectionTitle } from "./report-frame";
import { WhoIs } from "./who-is";

type ClassSectionProps = {
  readonly report: ClassReport;
  readonly names: RealNames;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
};

/** The class as a whole: what it understood, and what each round showed. */
export function ClassSection({ report, names, challenges }: ClassSectionProps) {
  const t = useTranslations("report.class");
  const { session, summary } = report;
  return (
    <section className={cn(SECTION, "print:break-before-page")}>
      <SectionTitle>{t("title")}</SectionTitle>
      <h3 className="font-semibold">{t("checks")}</h3>
      {summary.checks.length === 0 ? (
        <p className="text-ink-muted text-sm">{t("noChecks")}</p>
      ) : (
        <CheckedQuestions checks={summary.checks} />
      )}
      {summary.rounds.length === 0 && <p className="text-ink-muted text-sm">{t("noRounds")}</p>}
      {summary.rounds.map((round) => (
        <Round key={round.round} {...{ report, names, round }} challenge={challenges[round.round] ?? null} />
      ))}
      <QuestionFigures final={session} title={t("asked")} />
    </section>
  );
}

type RoundProps = {
  readonly report: ClassReport;
  readonly names: RealNames;
  readonly round: RoundSummary;
  readonly challenge: ChallengeInfo | null;
};

function Round({ report: { session }, names, round, challenge }: RoundProps) {
  const t = useTranslations("report.class");
  const vote = useTranslations("vote");
  const textsOf = useChallengeTexts();
  const inWords = useTakeawayWords(session, round.round, null);
  const planned = session.plan.rounds[round.round]!;
  const takeaways = challenge ? shownTakeaways(session, round.round, challenge) : [];
  return (
    <div className="flex flex-col gap-2 border-line/60 border-t pt-3">
      <h3 className="font-semibold">
        {t("round", { number: round.round + 1, title: isolate(textsOf(planned).title) })}
      </h3>
      <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[10rem_minmax(0,1fr)] print:grid-cols-[10rem_minmax(0,1fr)]">
        {round.prediction && (
          <Fact name={t("expected")}>
            <ExpectedAndHappened session={session} asked={round.prediction} />
          </Fact>
        )}
        <Fact name={t("rates")}>
          <p>
            <RateSentence scatter={round.rates} held={planned.locks.learningRate !== undefined} />
          </p>
        </Fact>
        {takeaways.length > 0 && (
          <Fact name={t("showed")}>
            <ul className="flex flex-col gap-1">
              {takeaways.map((takeaway) => (
                <li key={takeaway.key}>{inWords(takeaway)}</li>
              ))}
            </ul>
          </Fact>
        )}
        {round.underfitting.length > 0 && (
          <Fact name={t("underfitting")}>
            <p>
              <Dotted
                parts={round.underfitting.map((participant) => (
                  <WhoIs key={participant.id} {...{ participant, names }} />
                ))}
              />
            </p>
          </Fact>
        )}
        {round.votes.map((one) => (
          <Fact key={one.openedAt} name={vote("title")}>
            <ClassFooledLine session={session} vote={one} />
            <VoteAnswers session={session} vote={one} script={challenge} self={null} />
          </Fact>
        ))}
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="flex min-w-0 flex-col gap-1">{children}</dd>
    </>
  );
}
