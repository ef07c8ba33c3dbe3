"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { isolate } from "@/components/board/isolate";
import { cn } from "@/components/ui/class-names";
import { classFooled, type WordOutcome, wordOutcomes } from "@/lib/session/board/vote-outcome";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import type { Vote } from "@/lib/session/log/vote";
import { type Script, VoteWord } from "./vote-word";

type VoteAnswersProps = {
  /** With the names that this screen shows. */
  readonly session: Pick<Session, "participants">;
  readonly vote: Vote;
  readonly script: Script;
  /** Whose screen this is, to mark their own answers and their own network; null for the class's. */
  readonly self: ParticipantId | null;
};

/** What the words of a closed vote were, by whose networks, and how many were fooled. */
export function VoteAnswers({ session, vote, script, self }: VoteAnswersProps) {
  const t = useTranslations("vote");
  const outcomes = wordOutcomes(vote);
  const ballot = self === null ? undefined : vote.ballots[self];
  return (
    <ol aria-label={t("answers")} className="flex flex-col divide-y divide-line">
      {outcomes.map((outcome, index) => {
        const answer = ballot?.[index] ?? null;
        return (
          <li key={outcome.word} className="flex min-w-0 flex-col gap-1 py-2">
            <div className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-3">
              <VoteWord word={outcome.word} script={script} className="text-lg leading-snug" />
              {answer !== null && <OwnAnswer right={answer === outcome.truth} answer={t(answer as "real")} />}
            </div>
            <div className="flex min-w-0 flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
              <Truth {...{ session, outcome, self }} />
              <Wrong outcome={outcome} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** The class's result in a sentence or two. */
export function ClassFooledLine({ session, vote }: Pick<VoteAnswersProps, "session" | "vote">) {
  const t = useTranslations("vote");
  const { share, most } = classFooled(vote);
  if (share === null) return <p>{t("nobodyAnswered")}</p>;
  const writer = most?.writer == null ? undefined : session.participants[most.writer]?.nickname;
  return (
    <p>
      <span className="font-semibold">{t("classFooled", { share })}</span>
      {most && (
        <span>
          {` ${
            writer === undefined
              ? t("mostFooling", { word: isolate(most.word) })
              : t("mostFoolingOf", { word: isolate(most.word), nickname: isolate(writer) })
          }`}
        </span>
      )}
    </p>
  );
}

function OwnAnswer({ right, answer }: { right: boolean; answer: string }) {
  const t = useTranslations("vote");
  const Icon = right ? Check : X;
  return (
    <span className={cn("flex items-center gap-1 text-sm", right ? "text-good" : "text-danger")}>
      <Icon aria-hidden className="size-4" />
      <span>{t("youSaid", { answer })}</span>
    </span>
  );
}

function Truth({
  session,
  outcome: { truth, writer },
  self,
}: Pick<VoteAnswersProps, "session" | "self"> & { outcome: WordOutcome }) {
  const t = useTranslations("vote");
  const nickname = writer === null ? undefined : session.participants[writer]?.nickname;
  let words = t("isReal");
  if (truth === "invented" && nickname === undefined) words = t("inventedBySome");
  else if (truth === "invented" && writer === self) words = t("inventedByYours");
  else if (truth === "invented") words = t("inventedBy", { nickname: isolate(nickname ?? "") });
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span
        aria-hidden
        className={cn("size-2 shrink-0 rounded-full", truth === "real" ? "bg-train" : "bg-accent")}
      />
      <span className="min-w-0 break-words">{words}</span>
    </span>
  );
}

/** How many took the word for the other kind, as a bar and in numbers. */
function Wrong({ outcome: { truth, answers, wrong } }: { outcome: WordOutcome }) {
  const t = useTranslations("vote");
  if (answers === 0 || wrong === null) return null;
  return (
    <span className="flex items-center gap-2 text-ink-muted">
      <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken">
        <span
          className="block h-full rounded-full bg-danger"
          style={{ width: `${(100 * wrong) / answers}%` }}
        />
      </span>
      <span className="tabular whitespace-nowrap">
        {t(truth === "real" ? "doubtedIt" : "fooledBy", { wrong, answers })}
      </span>
    </span>
  );
}
