import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { Podium } from "@/components/board/podium/podium";
import { useCommandKeys } from "@/components/keys/use-command-keys";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import { rankingOf } from "@/lib/learning/curves/ranking";
import { formatCount, formatScore } from "@/lib/learning/numbers/format";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { testMoves } from "@/lib/session/board/test-moves";
import { isMember } from "@/lib/session/decide/seats";
import { closingTakeaways } from "@/lib/session/insights/closing-takeaways";
import { isUnranked, type Session, weightUpdates } from "@/lib/session/log/session";

const PODIUM = 3;
/** With more rounds than this there is room only for the winner of each. */
const FEW_ROUNDS = 3;

/** Rounds in a row below the collage, which needs the height. */
const MOST_BESIDE_COLLAGE = 5;

/** Fills the wall with the collage, and brings the results back. */
const COLLAGE_KEY = "c";

type FarewellScreenProps = {
  readonly session: Session;
  /** Everyone's networks as one picture; null if nobody has trained. */
  readonly collage: ReactNode;
};

/** The end of the class: what it achieved together, the top three of every round, and everyone's networks, which can fill the wall. */
export const FarewellScreen = memo(function FarewellScreen({ session, collage }: FarewellScreenProps) {
  const t = useTranslations("projector");
  const textsOf = useChallengeTexts();
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
  const [filled, setFilled] = useState(false);
  const isFilled = filled && collage !== null;
  const { box, count } = useLargestFit<HTMLOListElement>(rounds.length, `${rounds.length} ${isFilled}`);
  const takeaways = useMemo(() => closingTakeaways(session), [session]);
  const results = useLargestFit<HTMLDivElement>(takeaways.length + 1, `${takeaways.length} ${isFilled}`);
  useCommandKeys(({ key, held }) => {
    if (collage === null || held || key !== COLLAGE_KEY) return false;
    setFilled(!filled);
    return true;
  });

  return (
    <div className="flex h-full flex-col justify-center gap-4">
      <div
        className={cn(
          "flex shrink-0 flex-wrap items-center justify-center gap-x-14 gap-y-2",
          collage === null && "flex-col",
        )}
      >
        <h2 className={cn("text-center", collage === null ? "text-4xl" : "text-3xl")}>{t("ended.thanks")}</h2>
        <dl className="flex flex-wrap justify-center gap-x-14 gap-y-2">
          {totals.map(({ key, count }) => (
            <div
              key={key}
              className={cn(
                "flex",
                collage === null
                  ? "flex-col-reverse items-center"
                  : "flex-row-reverse items-baseline gap-[0.5em]",
              )}
            >
              <dt className="text-base text-ink-muted">{t(`ended.${key}`, { count })}</dt>
              <dd className={cn("tabular font-semibold", collage === null ? "text-3xl" : "text-2xl")}>
                {formatCount(count)}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div
        className={cn(
          "grid gap-8",
          collage !== null && "min-h-0 flex-1",
          collage !== null && !isFilled && "grid-cols-2",
        )}
      >
        {!isFilled && (
          <div ref={results.box} className="flex min-h-0 flex-col gap-4 overflow-hidden">
            {results.count > 0 && (
              <div className="my-auto flex flex-col gap-4">
                <Podium session={session} size="projector" />
                <ClosingTakeaways found={takeaways.slice(0, results.count - 1)} />
              </div>
            )}
          </div>
        )}
        {collage !== null && (
          <div className="relative min-h-0">
            {collage}
            <Button
              size="sm"
              className="absolute end-2 top-2"
              aria-keyshortcuts={COLLAGE_KEY}
              onClick={() => setFilled(!filled)}
            >
              {t(isFilled ? "ended.results" : "ended.collage")}
            </Button>
          </div>
        )}
      </div>
      <ol
        ref={box}
        className={cn(
          "grid gap-3 overflow-hidden",
          collage === null ? "min-h-0" : "max-h-[30%] shrink-0",
          isFilled && "hidden",
        )}
        style={{
          gridTemplateColumns: evenColumns(rounds.length, collage === null ? 4 : MOST_BESIDE_COLLAGE),
        }}
      >
        {rounds.slice(0, count).map(({ round, ...planned }) => (
          <li
            key={round}
            className="flex flex-col gap-0.5 rounded-card border border-line bg-surface px-4 py-2.5"
          >
            <h3 className="truncate text-base">
              <span className="text-ink-muted">{round + 1}</span> <span>{textsOf(planned).title}</span>
            </h3>
            <FirstThree session={session} round={round} places={rounds.length > FEW_ROUNDS ? 1 : PODIUM} />
          </li>
        ))}
        {count < rounds.length && (
          <li className="self-center px-4 text-ink-muted text-lg">
            {t("ended.more", { count: rounds.length - count })}
          </li>
        )}
      </ol>
    </div>
  );
});

/** What the whole session showed, in a sentence each. */
function ClosingTakeaways({ found }: { found: ReturnType<typeof closingTakeaways> }) {
  const t = useTranslations("board.closing");
  if (found.length === 0) return null;
  return (
    <div className="flex shrink-0 flex-col gap-1 text-center text-base text-ink-muted leading-snug">
      {found.map(({ key, values }) => (
        <p key={key} className="text-balance">
          {t(key, values)}
        </p>
      ))}
    </div>
  );
}

/** At most so many cards in a row, in rows as equal as possible, and fewer if they would be too narrow for a name. */
function evenColumns(cards: number, most: number): string {
  const columns = Math.max(1, Math.ceil(cards / Math.ceil(cards / most)));
  return `repeat(auto-fit, minmax(max(${54 / most}rem, 100% / ${columns} - 1rem), 1fr))`;
}

const TONES = { train: "text-train", validation: "text-validation" } as const;

/** By the test if it was opened, otherwise as the round ranked. */
function FirstThree({ session, round, places }: { session: Session; round: number; places: number }) {
  const t = useTranslations("projector");
  const moves = testMoves(session, round);
  const { on } = rankingOf(session.plan.rounds[round]);
  const tested = moves?.rows.map(({ testRank, participant, test }) => ({
    rank: testRank,
    participant,
    score: test.score,
  }));
  if (session.hidden.board) return <p className="text-base text-ink-muted">{t("ended.hidden")}</p>;
  const first = (tested ?? leaderboard(session, round)).slice(0, places);
  if (first.length === 0) return <p className="text-base text-ink-muted">{t("ended.noScores")}</p>;
  return (
    <ol className="flex flex-col">
      {moves === null && on === "train" && (
        <li className="text-ink-muted text-sm">{t("ended.byTraining")}</li>
      )}
      {moves !== null && <li className="text-ink-muted text-sm">{t("ended.byTest")}</li>}
      {first.map(({ rank, participant, score }) => (
        <li key={participant.id} className="flex items-baseline gap-2.5 text-base">
          {!isUnranked(session, round) && <span className="tabular text-ink-muted">{rank}</span>}
          <span className="min-w-0 flex-1 truncate font-medium">
            <bdi translate="no">{participant.nickname}</bdi>
          </span>
          <span className={cn("tabular font-semibold", moves === null ? TONES[on] : "text-test")}>
            {formatScore(score)}
          </span>
        </li>
      ))}
    </ol>
  );
}
