"use client";

import { Vote as VoteIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DismissButton, Notice } from "@/components/ui/notice";
import { ClassFooledLine, VoteAnswers } from "@/components/vote/vote-answers";
import { type Script, VoteWord } from "@/components/vote/vote-word";
import { ownOutcome } from "@/lib/session/board/vote-outcome";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { VoteAnswer } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import type { BallotAnswer, Vote } from "@/lib/session/log/vote";

/** Whether a student has put the vote aside. Kept where the phase of the class does not change it. */
export type VoteAside = { readonly aside: string | null; readonly onAside: (aside: string | null) => void };

type VoteNoticeProps = VoteAside & {
  /** With the names that this screen shows. */
  readonly session: Session;
  readonly self: Participant;
  readonly number: number;
  readonly vote: Vote;
  readonly script: Script;
  /** Whether answers are impossible, because the page is offline. */
  readonly disabled: boolean;
  /** Resolves to the problem, or to null on success. */
  readonly onCast: (item: number, answer: VoteAnswer) => Promise<ProblemCode | null>;
};

const ANSWERS: readonly VoteAnswer[] = ["real", "invented"];

/** Key of what a student puts aside: a vote that is open, or its answers. */
export function asideKey(number: number, { closedAt }: Vote): string {
  return `${number}/${closedAt === null ? "open" : "closed"}`;
}

/** A vote on a student's page: a line across it, and a dialog with the words, or with what they were. The training goes on behind it. */
export function VoteNotice(props: VoteNoticeProps) {
  const { session, self, number, vote, script, aside, onAside } = props;
  const t = useTranslations("vote");
  const [dismissed, setDismissed] = useState(false);
  const isOpen = vote.closedAt === null;
  const own = ownOutcome(vote, self.id);
  const count = vote.items.length;
  const key = asideKey(number, vote);
  if (dismissed && !isOpen) return null;
  let result = t("notAnswered");
  if (own.answered > 0) result = t("fooled", { fooled: own.fooled, count: own.invented });
  return (
    <section
      aria-label={t("title")}
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2 border-line border-y bg-accent/8 px-4 py-2 text-sm"
    >
      <p role="status" className="flex min-w-0 items-center gap-2">
        <VoteIcon aria-hidden className="size-4.5 shrink-0 text-accent" />
        <span className="font-semibold">{isOpen ? t("open") : result}</span>
        {isOpen && <span className="text-ink-muted">{t("answered", { answered: own.answered, count })}</span>}
      </p>
      <span className="flex items-center gap-2">
        <Button
          size="sm"
          variant={isOpen && own.answered < count ? "primary" : "secondary"}
          onClick={() => onAside(null)}
        >
          {isOpen ? t(own.answered < count ? "goVote" : "change") : t("seeAnswers")}
        </Button>
        {!isOpen && <DismissButton label={t("dismiss")} onClick={() => setDismissed(true)} />}
      </span>
      <Dialog
        open={aside !== key}
        onOpenChange={(open) => onAside(open ? null : key)}
        title={t("title")}
        className="max-w-xl"
      >
        {isOpen ? (
          <Ballot {...props} />
        ) : (
          <div className="flex flex-col gap-3">
            <div className="text-center">
              <p className="font-semibold text-2xl">{result}</p>
              {own.real > 0 && <p className="text-ink-muted">{t("doubted", { doubted: own.doubted })}</p>}
              {own.answered > 0 && own.answered < count && (
                <p className="text-ink-muted">{t("answered", { answered: own.answered, count })}</p>
              )}
            </div>
            <ClassFooledLine {...{ session, vote }} />
            <VoteAnswers {...{ session, vote, script }} self={self.id} />
          </div>
        )}
      </Dialog>
    </section>
  );
}

/** The words with two buttons each. An answer shows at once, and is taken back if the class refuses it. */
function Ballot({ self, vote, script, disabled, onCast }: VoteNoticeProps) {
  const t = useTranslations("vote");
  const problems = useTranslations("problems");
  const [given, setGiven] = useState<ReadonlyMap<number, VoteAnswer>>(new Map());
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const stored = vote.ballots[self.id];
  const answers = vote.items.map((_, item): BallotAnswer => given.get(item) ?? stored?.[item] ?? null);

  useEffect(() => {
    // What the class has by now need not be remembered here.
    setGiven((known) => new Map([...known].filter(([item, answer]) => stored?.[item] !== answer)));
  }, [stored]);

  const cast = async (item: number, answer: VoteAnswer) => {
    setGiven((known) => new Map(known).set(item, answer));
    const refused = await onCast(item, answer);
    setRefusal(refused);
    if (refused === null) return;
    setGiven((known) => new Map([...known].filter(([at, said]) => at !== item || said !== answer)));
  };

  return (
    <div className="flex flex-col gap-3">
      <p>{t("question")}</p>
      {disabled && <Notice tone="warning">{t("offline")}</Notice>}
      <ol aria-label={t("words")} className="flex flex-col divide-y divide-line">
        {vote.items.map(({ word }, item) => (
          <li key={word} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <VoteWord word={word} script={script} className="text-xl leading-snug" />
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need its legend to be its first child */}
            <div role="group" aria-label={word} className="flex gap-2 max-sm:w-full">
              {ANSWERS.map((answer) => (
                <Button
                  key={answer}
                  variant={answers[item] === answer ? "primary" : "secondary"}
                  aria-pressed={answers[item] === answer}
                  disabled={disabled}
                  onClick={() => void cast(item, answer)}
                  className="min-w-28 max-sm:h-12 max-sm:flex-1"
                >
                  {t(answer)}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ol>
      {refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>}
      {answers.every((answer) => answer !== null) && <Notice tone="success">{t("allAnswered")}</Notice>}
    </div>
  );
}
