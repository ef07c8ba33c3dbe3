import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/components/ui/class-names";
import { formatCount, formatScore } from "@/lib/learning/format";
import { leaderboard } from "@/lib/session/leaderboard";
import { weightUpdates } from "@/lib/session/loop-counter";
import { isMember } from "@/lib/session/seats";
import type { Session } from "@/lib/session/session";
import { testMoves } from "@/lib/session/test-moves";

const PODIUM = 3;

/** The end of the class: what it did together, and the first three of every round. */
export const FarewellScreen = memo(function FarewellScreen({ session }: { session: Session }) {
  const t = useTranslations("projector");
  const challenges = useTranslations("challenges");
  const students = session.participants.filter(isMember);
  const runs = students.reduce((count, { runs }) => count + runs.length, 0);
  const totals = [
    { key: "students", count: students.length },
    { key: "runs", count: runs },
    { key: "updates", count: weightUpdates(session) },
  ] as const;
  const rounds = session.plan.rounds
    .map((planned, round) => ({ ...planned, round }))
    .filter(({ round }) => (session.rounds[round]?.state ?? "planned") !== "planned");

  return (
    <div className="flex h-full flex-col justify-center gap-10">
      <h2 className="text-center text-5xl">{t("ended.thanks")}</h2>
      <dl className="flex flex-wrap justify-center gap-x-20 gap-y-6">
        {totals.map(({ key, count }) => (
          <div key={key} className="flex flex-col-reverse items-center gap-1">
            <dt className="text-ink-muted text-lg">{t(`ended.${key}`, { count })}</dt>
            <dd className="tabular font-semibold text-4xl">{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      <ol className="grid min-h-0 grid-cols-[repeat(auto-fit,minmax(17rem,1fr))] gap-5 overflow-hidden">
        {rounds.map(({ challenge, round }) => (
          <li key={round} className="flex flex-col gap-2 rounded-card border border-line bg-surface p-5">
            <h3 className="text-lg">
              <span className="text-ink-muted">{round + 1}</span>{" "}
              <span>{challenges(`${challenge}.title`)}</span>
            </h3>
            <Podium session={session} round={round} />
          </li>
        ))}
      </ol>
    </div>
  );
});

/** By the test where it was opened, else by validation. */
function Podium({ session, round }: { session: Session; round: number }) {
  const t = useTranslations("projector");
  const moves = testMoves(session, round);
  const tested = moves?.rows.map(({ testRank, participant, test }) => ({
    rank: testRank,
    participant,
    score: test.score,
  }));
  if (session.hidden.board) return <p className="text-base text-ink-muted">{t("ended.hidden")}</p>;
  const places = (tested ?? leaderboard(session, round)).slice(0, PODIUM);
  if (places.length === 0) return <p className="text-base text-ink-muted">{t("ended.noScores")}</p>;
  return (
    <ol className="flex flex-col gap-1">
      {moves !== null && <li className="text-ink-muted text-sm">{t("ended.byTest")}</li>}
      {places.map(({ rank, participant, score }) => (
        <li key={participant.id} className="flex items-baseline gap-3 text-lg">
          <span className="tabular text-ink-muted">{rank}</span>
          <span className="min-w-0 flex-1 truncate font-medium">
            <bdi translate="no">{participant.nickname}</bdi>
          </span>
          <span className={cn("tabular font-semibold", moves === null ? "text-validation" : "text-test")}>
            {formatScore(score)}
          </span>
        </li>
      ))}
    </ol>
  );
}
