import { useTranslations } from "next-intl";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { cn } from "@/components/ui/class-names";
import { Dotted } from "@/components/ui/dotted";
import { formatScore } from "@/lib/learning/numbers/format";
import type { RealNames } from "@/lib/session/names/real-name";
import type { BoardRound, RoundResult } from "@/lib/session/report/class-board";
import type { ClassReport } from "@/lib/session/report/class-report";
import { SECTION, SectionTitle } from "./report-frame";
import { placeInWords } from "./report-words";
import { WhoIs } from "./who-is";

const HEAD = "px-1.5 pb-1 align-bottom font-normal text-ink-muted text-xs";
const TONES = { train: "text-train", validation: "text-validation" } as const;

/** The places and scores of all rounds in one table, and the teams if there are any. */
export function BoardSection({ report, names }: { report: ClassReport; names: RealNames }) {
  const t = useTranslations("report.board");
  const board = useTranslations("board");
  const textsOf = useChallengeTexts();
  const { session, board: of } = report;
  const inTeams = of.rows.some(({ teams }) => teams.length > 0);
  const kinds = new Set(of.rounds.map(({ on }) => on));
  return (
    <section className={SECTION}>
      <SectionTitle>{t("title")}</SectionTitle>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <thead>
            <tr>
              <th scope="col" className={cn(HEAD, "w-0 text-end")}>
                {board("rank")}
              </th>
              <th scope="col" className={cn(HEAD, "text-start")}>
                {board("student")}
              </th>
              <th scope="col" className={cn(HEAD, "w-0 whitespace-nowrap text-end")}>
                {t("ahead")}
              </th>
              {of.rounds.map(({ round }) => (
                <th key={round} scope="col" className={cn(HEAD, "min-w-20 text-end")}>
                  <span className="block font-medium text-ink">{t("round", { number: round + 1 })}</span>
                  <span className="line-clamp-3 leading-tight">
                    <bdi>{textsOf(session.plan.rounds[round]!).title}</bdi>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {of.rows.map(({ participant, overall, shared, teams, results }) => (
              <tr key={participant.id} className="border-line/60 border-t align-baseline">
                <td className="tabular px-1.5 py-1 text-end text-ink-muted">
                  {overall ? placeInWords(overall.rank, overall.rank, shared) : "–"}
                </td>
                <th scope="row" className="px-1.5 py-1 text-start font-medium">
                  <WhoIs {...{ participant, names }} />
                  {inTeams && (
                    <span className="block font-normal text-ink-muted text-xs">
                      <Dotted parts={teams.map((team) => <bdi key={team}>{team}</bdi>)} />
                    </span>
                  )}
                </th>
                <td className="tabular px-1.5 py-1 text-end">
                  {overall ? <bdi dir="ltr">{t("share", { share: overall.ahead })}</bdi> : "–"}
                </td>
                {results.map((result, index) => (
                  <Result key={of.rounds[index]!.round} result={result} round={of.rounds[index]!} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {of.rounds.length > 0 && (
        <p className="max-w-prose text-ink-muted text-xs">
          <span>{t("how")}</span> <span>{t("legend", { on: kinds.size > 1 ? "both" : [...kinds][0]! })}</span>{" "}
          <span>{t("shared")}</span>
        </p>
      )}
      {of.teams.length > 0 && <Teams {...{ report }} />}
    </section>
  );
}

/** A place, and below it the scores that it is for. */
function Result({ result, round: { on, tested } }: { result: RoundResult | null; round: BoardRound }) {
  const t = useTranslations("report.board");
  if (result === null) return <td className="px-1.5 py-1 text-end text-ink-muted">–</td>;
  const { rank, lastRank, shared, score, test } = result;
  return (
    <td className="tabular px-1.5 py-1 text-end">
      <span className="block font-semibold">
        {rank === null || lastRank === null ? "–" : placeInWords(rank, lastRank, shared)}
      </span>
      <span className="flex flex-wrap justify-end gap-x-2 text-xs">
        <span className={TONES[on]}>{formatScore(score)}</span>
        {tested && (
          <span className="font-medium text-test">{test === null ? t("none") : formatScore(test)}</span>
        )}
      </span>
    </td>
  );
}

function Teams({ report: { board, session } }: { report: ClassReport }) {
  const t = useTranslations("report.board");
  const words = useTranslations("board");
  return (
    <div className="flex break-inside-avoid flex-col gap-2">
      <h3 className="font-semibold">{t("teams")}</h3>
      <table className="border-collapse self-start text-sm">
        <thead>
          <tr>
            <th scope="col" className={cn(HEAD, "whitespace-nowrap text-end")}>
              {words("rank")}
            </th>
            <th scope="col" className={cn(HEAD, "text-start")}>
              {t("team")}
            </th>
            <th scope="col" className={cn(HEAD, "whitespace-nowrap text-end")}>
              {t("ahead")}
            </th>
            <th scope="col" className={cn(HEAD, "text-start")}>
              {t("members")}
            </th>
          </tr>
        </thead>
        <tbody>
          {board.teams.map(({ rank, team, ahead }) => (
            <tr key={team.name} className="border-line/60 border-t align-baseline">
              <td className="tabular px-1.5 py-1 text-end text-ink-muted">
                {placeInWords(rank, rank, board.teams.filter((other) => other.rank === rank).length > 1)}
              </td>
              <th scope="row" className="whitespace-nowrap px-1.5 py-1 text-start font-medium">
                <bdi>{team.name}</bdi>
              </th>
              <td className="tabular px-1.5 py-1 text-end">
                <bdi dir="ltr">{t("share", { share: ahead })}</bdi>
              </td>
              <td className="px-1.5 py-1">
                <Dotted
                  parts={team.members.flatMap((id) => {
                    const participant = session.participants[id];
                    if (!participant || participant.removed) return [];
                    return [<bdi key={id}>{participant.nickname}</bdi>];
                  })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
