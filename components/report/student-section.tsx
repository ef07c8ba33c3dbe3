import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { formatGap } from "@/components/board/format-gap";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { answerInWords } from "@/components/question/answer-words";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/class-names";
import { Dotted } from "@/components/ui/dotted";
import { formatScore } from "@/lib/learning/numbers/format";
import { isSetAside } from "@/lib/session/board/leaderboard";
import type { RealNames } from "@/lib/session/names/real-name";
import type { BoardRow } from "@/lib/session/report/class-board";
import type { ClassReport } from "@/lib/session/report/class-report";
import type { GivenAnswer, PathRun, RoundPath, StudentPath } from "@/lib/session/report/student-path";
import { SECTION, SectionTitle } from "./report-frame";
import { placeInWords, useDidWords, useTriedWords, useVerdictWords } from "./report-words";
import { WhoIs } from "./who-is";

/** What each student tried and what it did, in the order of the board. */
export function StudentSection({ report, names }: { report: ClassReport; names: RealNames }) {
  const t = useTranslations("report.student");
  const { students, board } = report;
  return (
    <section className={cn(SECTION, "print:break-before-page")}>
      <SectionTitle>{t("title")}</SectionTitle>
      {students.map((path, index) => (
        <Student key={path.participant.id} {...{ report, path, names }} row={board.rows[index]!} />
      ))}
    </section>
  );
}

type StudentProps = {
  readonly report: ClassReport;
  readonly path: StudentPath;
  readonly row: BoardRow;
  readonly names: RealNames;
};

function Student({ report, path, row, names }: StudentProps) {
  const t = useTranslations("report.student");
  const { overall, shared } = row;
  return (
    <article
      data-student
      className="flex flex-col gap-3 border-line border-t pt-3 first-of-type:border-t-0 first-of-type:pt-0"
    >
      <h3 className="flex flex-wrap items-baseline gap-x-3 text-lg">
        <span>
          <WhoIs participant={path.participant} names={names} />
        </span>
        <span className="font-normal text-ink-muted text-sm">
          {overall ? t("overall", { place: placeInWords(overall.rank, overall.rank, shared) }) : t("noPlace")}
        </span>
      </h3>
      {path.rounds.length === 0 && <p className="text-ink-muted text-sm">{t("noRuns")}</p>}
      {path.rounds.map((round) => (
        <Round key={round.round} {...{ report, round, row }} />
      ))}
      <Answers path={path} />
    </article>
  );
}

function Round({ report, round, row }: Pick<StudentProps, "report" | "row"> & { round: RoundPath }) {
  const t = useTranslations("report.student");
  const trust = useTranslations("board.trust");
  const textsOf = useChallengeTexts();
  const { session, board } = report;
  const at = board.rounds.findIndex((one) => one.round === round.round);
  const result = row.results[at] ?? null;
  const column = board.rounds[at];
  const head = "px-1.5 pb-0.5 align-bottom font-normal text-ink-muted text-xs";
  return (
    <div className="flex break-inside-avoid flex-col gap-1">
      <h4 className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <span className="font-semibold">
          {t("round", {
            number: round.round + 1,
            title: isolate(textsOf(session.plan.rounds[round.round]!).title),
          })}
        </span>
        {result && column && (
          <span className="tabular text-ink-muted">
            <Dotted
              parts={[
                result.rank !== null &&
                  result.lastRank !== null &&
                  t("place", { place: placeInWords(result.rank, result.lastRank, result.shared) }),
                t("bestScore", { on: column.on, score: isolateNumber(formatScore(result.score)) }),
                result.test !== null && t("test", { score: isolateNumber(formatScore(result.test)) }),
              ]}
            />
          </span>
        )}
      </h4>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-xs">
          <thead>
            <tr>
              <th scope="col" className={cn(head, "w-0 text-end")}>
                {t("run")}
              </th>
              <th scope="col" className={cn(head, "text-start")}>
                {t("tried")}
              </th>
              <th scope="col" className={cn(head, "w-1/4 text-start")}>
                {t("did")}
              </th>
              {(["train", "validation", "testScore", "gap"] as const).map((name) => (
                <th key={name} scope="col" className={cn(head, "w-0 whitespace-nowrap text-end")}>
                  {t(name)}
                </th>
              ))}
              <th scope="col" className={cn(head, "w-1/6 text-start")}>
                {trust("column")}
              </th>
            </tr>
          </thead>
          <tbody>
            {round.runs.map((tried) => (
              <RunRow key={tried.run.number} {...{ report, tried }} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function RunRow({ report: { session }, tried }: Pick<StudentProps, "report"> & { tried: PathRun }) {
  const t = useTranslations("report.student");
  const triedWords = useTriedWords();
  const didWords = useDidWords(session);
  const verdictWords = useVerdictWords();
  const { run, train, validation, test, gap, best } = tried;
  const { steps, fit, end } = didWords(tried);
  const number = "tabular px-1.5 py-0.5 text-end";
  const shown = (score: number | null) => (score === null ? "–" : formatScore(score));
  const aside = isSetAside(run) && "text-ink-muted line-through";
  const reason = run.end?.reason ?? "running";
  return (
    <tr className={cn("border-line/60 border-t align-baseline", best && "bg-surface")}>
      <td className={cn(number, "text-ink-muted")}>{run.number + 1}</td>
      <td className="px-1.5 py-0.5">
        <Dotted parts={triedWords(tried).map((words) => <span key={words}>{words}</span>)} />
      </td>
      <td className="px-1.5 py-0.5">
        <Dotted
          parts={[
            steps ?? (reason === "diverged" ? null : <span className="text-ink-muted">{t("notTold")}</span>),
            fit,
            // That a run diverged, its steps say already.
            reason !== "finished" && !(reason === "diverged" && steps !== null) && (
              <span className="text-ink-muted">{end}</span>
            ),
          ]}
        />
      </td>
      <td className={cn(number, "text-train", aside)}>{shown(train)}</td>
      <td className={cn(number, "text-validation", aside)}>{shown(validation)}</td>
      <td className={cn(number, "text-test", aside)}>{test === null ? "" : formatScore(test)}</td>
      <td className={number}>{gap === null ? "–" : <bdi dir="ltr">{formatGap(gap)}</bdi>}</td>
      <td className="px-1.5 py-0.5 text-ink-muted">
        {best && (
          <>
            <Badge tone="accent">{t("best")}</Badge>{" "}
          </>
        )}
        <span>{verdictWords(run) ?? ""}</span>
      </td>
    </tr>
  );
}

/** What they expected and answered, in the order in which it was asked. */
function Answers({ path: { answers, votes } }: Pick<StudentProps, "path">) {
  const t = useTranslations("report.student");
  if (answers.length + votes.length === 0) return null;
  return (
    <div className="flex break-inside-avoid flex-col gap-1">
      <h4 className="font-semibold text-sm">{t("answers")}</h4>
      <ul className="flex flex-col gap-1 text-sm">
        {answers.map((given) => (
          <li key={given.number} className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-ink-muted">
              {given.question.again === null
                ? isolate(given.question.content.text)
                : t("again", { text: isolate(given.question.content.text) })}
            </span>
            <span className="font-medium">{answerInWords(given.answer, given.question.content)}</span>
            <Mark {...given} />
          </li>
        ))}
        {votes.map(({ vote, outcome: { fooled, invented, doubted, real } }) => (
          <li key={vote.openedAt}>{t("vote", { fooled, invented, doubted, real })}</li>
        ))}
      </ul>
    </div>
  );
}

function Mark({ question: { purpose }, right }: GivenAnswer) {
  const t = useTranslations("report.student");
  const words = useTranslations("question");
  if (right === null) return null;
  const Icon = right ? Check : X;
  const isPrediction = purpose === "prediction";
  return (
    <span className={cn("flex items-center gap-1 text-xs", right ? "text-good" : "text-danger")}>
      <Icon aria-hidden className="size-3.5" />
      <span>
        {right ? words(isPrediction ? "happened" : "right") : t(isPrediction ? "notHappened" : "wrong")}
      </span>
    </span>
  );
}
