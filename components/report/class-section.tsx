import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { useTakeawayWords } from "@/components/board/debrief/use-takeaway-words";
import { isolate } from "@/components/board/isolate";
import { RateSentence } from "@/components/class-pictures/rate-sentence";
import { ExpectedAndHappened } from "@/components/desk/script/looking-back";
import { QuestionFigures } from "@/components/replay/question-report";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { Dotted } from "@/components/ui/dotted";
import { ClassFooledLine, VoteAnswers } from "@/components/vote/vote-answers";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { shownTakeaways } from "@/lib/session/insights/takeaways";
import type { RealNames } from "@/lib/session/names/real-name";
import type { ClassReport } from "@/lib/session/report/class-report";
import type { CheckedQuestion, RoundSummary } from "@/lib/session/report/class-summary";
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
        <Checks checks={summary.checks} />
      )}
      {summary.rounds.length === 0 && <p className="text-ink-muted text-sm">{t("noRounds")}</p>}
      {summary.rounds.map((round) => (
        <Round key={round.round} {...{ report, names, round }} challenge={challenges[round.round] ?? null} />
      ))}
      <QuestionFigures final={session} title={t("asked")} />
    </section>
  );
}

const HEAD = "px-1.5 pb-1 text-start align-bottom font-normal text-ink-muted text-xs";

/** What the class knew, before and after, with what most got wrong first. */
function Checks({ checks }: { checks: readonly CheckedQuestion[] }) {
  const t = useTranslations("report.class");
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">
        <thead>
          <tr>
            {(["question", "before", "after", "mistake"] as const).map((column) => (
              <th key={column} scope="col" className={HEAD}>
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checks.map(({ question: { content, askedAt }, before, after, mistaken, misunderstood }) => {
            const choices = content.answer.kind === "choices" ? content.answer : null;
            const textOf = (choice: number | null) => isolate(choices?.choices[choice ?? -1] ?? "");
            return (
              <tr key={`${askedAt} ${content.text}`} className="border-line/60 border-t align-baseline">
                <th scope="row" className="px-1.5 py-1 text-start font-medium">
                  <bdi>{content.text}</bdi>{" "}
                  {misunderstood && <Badge tone="warning">{t("misunderstood")}</Badge>}
                  <span className="block font-normal text-ink-muted text-xs">
                    {t("rights", { choice: textOf(choices?.right ?? null) })}
                  </span>
                </th>
                {[before, after].map((known, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: before is first, after second
                  <td key={index} className="tabular whitespace-nowrap px-1.5 py-1">
                    {known && known.of > 0 ? t("known", known) : "–"}
                  </td>
                ))}
                <td className="px-1.5 py-1">
                  {mistaken ? t("mistaken", { choice: textOf(mistaken.choice), count: mistaken.count }) : "–"}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
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
