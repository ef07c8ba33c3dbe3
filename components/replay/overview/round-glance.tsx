import { Play, Trophy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { OpeningRemarks } from "@/components/board/opening/opening-remarks";
import { OutcomeLine } from "@/components/question/question-figure";
import { Button } from "@/components/ui/button";
import { RichText } from "@/components/ui/rich-text";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { formatScore } from "@/lib/learning/numbers/format";
import { mostExpected } from "@/lib/session/board/questions/most-expected";
import type { Millis } from "@/lib/session/log/events";
import { isUnranked, type Session } from "@/lib/session/log/session";
import type { RoundOverview, RoundWinner } from "@/lib/session/report/class-overview";
import { SettingPicture } from "./setting-picture";

type RoundGlanceProps = {
  readonly session: Session;
  readonly round: RoundOverview;
  /** By round; null if this version does not know the challenge. */
  readonly challenges: readonly (ChallengeInfo | null)[];
  /** 0–1. */
  readonly loaded: number;
  /** Plays from a moment, in log time. */
  readonly onPlay: (from: Millis) => void;
};

/** A round at a glance: who won it, who climbed and fell on the test, what its setting did, and what the class had expected. */
export function RoundGlance({ session, round, challenges, loaded, onPlay }: RoundGlanceProps) {
  const t = useTranslations("replay.overview");
  const textsOf = useChallengeTexts();
  const { title } = textsOf(session.plan.rounds[round.round]!);
  return (
    <article className="@container flex h-full flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <header className="flex items-start gap-3">
        <h3 className="min-w-0 flex-1">
          <span className="block text-ink-muted text-xs">{t("round", { number: round.round + 1 })}</span>
          <span className="block break-words font-semibold text-base leading-snug">
            <bdi>{title}</bdi>
          </span>
        </h3>
        <Button
          size="sm"
          aria-label={t("playRound", { number: round.round + 1 })}
          title={t("playRound", { number: round.round + 1 })}
          onClick={() => onPlay(round.startedAt)}
        >
          <Play aria-hidden />
          <span>{t("playFrom")}</span>
        </Button>
      </header>
      <Winner {...{ session, round, loaded }} />
      {round.moves && (
        <OpeningRemarks session={session} round={round.round} self={null} moves={round.moves} size="desk" />
      )}
      {round.setting && (
        <SettingPicture {...{ session, challenges }} round={round.round} setting={round.setting} />
      )}
      <Expected expected={round.expected} />
    </article>
  );
}

const MOST_NAMED = 3;

function Winner({ session, round, loaded }: Pick<RoundGlanceProps, "session" | "round" | "loaded">) {
  const t = useTranslations("replay.overview");
  const { winner, over } = round;
  if (winner === null) {
    const why = !over ? "running" : isUnranked(session, round.round) ? "unranked" : "nobody";
    return <p className="text-ink-muted text-sm">{t(why === "nobody" && loaded < 1 ? "loading" : why)}</p>;
  }
  return (
    <p className="flex gap-2.5 text-sm">
      <Trophy aria-hidden className="mt-0.5 size-[1.15em] shrink-0 text-warning" />
      <span>
        <RichText>
          {t.rich(winner.participants.length > 1 ? "shared" : "won", {
            names: namesOf(winner, (count) => t("others", { count })),
            score: isolateNumber(formatScore(winner.score)),
            on: winner.on,
            name: (words: ReactNode) => <strong className="font-semibold">{words}</strong>,
            strong: (words: ReactNode) => <strong className="tabular font-semibold">{words}</strong>,
          })}
        </RichText>
      </span>
    </p>
  );
}

function namesOf({ participants }: RoundWinner, others: (count: number) => string): string {
  const named = participants.slice(0, MOST_NAMED).map(({ nickname }) => isolate(nickname));
  const more = participants.length - named.length;
  return [...named, ...(more > 0 ? [others(more)] : [])].join(" · ");
}

/** What most of the class had expected, and what happened. */
function Expected({ expected }: Pick<RoundOverview, "expected">) {
  const t = useTranslations("replay.overview");
  if (expected === null) return null;
  const { question } = expected.asked;
  const most = mostExpected(question);
  if (most === null) return null;
  return (
    <div className="mt-auto flex flex-col gap-0.5 border-line/60 border-t pt-2 text-sm">
      <p dir="auto" className="text-ink-muted text-xs">
        {question.content.text}
      </p>
      <p>
        {t(most.isMiddle ? "expectedMiddle" : "expectedMost", {
          answer: isolate(most.answer),
          ...{ count: most.count, of: most.of },
        })}
      </p>
      <OutcomeLine outcome={expected.outcome} of={question.content.outcome?.of ?? null} />
    </div>
  );
}
