"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { StudentName } from "@/components/board/student-name";
import { type ChallengeWords, useChallengeWords } from "@/components/lab/results/challenge-words";
import { AskedInputView, OutcomeBars, OutcomeSentence } from "@/components/own-input/asked-view";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { classCount } from "@/lib/learning/examples/task";
import { formatLoss, formatProbability } from "@/lib/learning/numbers/format";
import {
  type ClassOutcome,
  inputOutcome,
  type MembersAnswer,
  type NumberOutcome,
} from "@/lib/session/board/input-outcome";
import type { AskedInput } from "@/lib/session/log/asked-input";
import type { Session } from "@/lib/session/log/session";
import { featuresOfAsked } from "@/lib/session/questions/asked-features";

/** Names that a projector has room for. */
const MOST_NAMES = 12;

/**
 * What the class's networks say about the input that the host asked about last in a round, with buttons that lead to those before. Fills its parent, which must have a
 * height. `session`: with the names that this screen shows.
 */
export function InputPicture({
  session,
  round,
  challenge,
  size,
}: {
  session: Session;
  round: number;
  challenge: ChallengeInfo | null;
  size: BoardSize;
}) {
  const t = useTranslations("own-input.asked");
  const asked = useMemo(() => session.inputs.filter((one) => one.round === round), [session.inputs, round]);
  /** Another one that was chosen, until the class is asked again. */
  const [chosen, setChosen] = useState<{ readonly of: number; readonly at: number } | null>(null);
  const at = chosen?.of === asked.length ? chosen.at : asked.length - 1;
  const shown = asked[at];
  const wall = size === "projector";
  if (!shown || !challenge)
    return (
      <p className="grid size-full place-content-center text-balance px-8 text-center text-ink-muted">
        {t("none")}
      </p>
    );
  const turn = (to: number, label: string, icon: ReactNode) => (
    <Button
      size="sm"
      variant="quiet"
      className="px-2"
      aria-label={label}
      title={label}
      disabled={to < 0 || to >= asked.length}
      onClick={() => setChosen({ of: asked.length, at: to })}
    >
      {icon}
    </Button>
  );
  return (
    <section
      aria-label={t("title")}
      className={cn("@container flex size-full min-h-0 flex-col gap-3", !wall && "overflow-y-auto")}
    >
      <Answers key={at} {...{ session, challenge, size }} asked={shown} />
      {asked.length > 1 && (
        <nav
          aria-label={t("title")}
          className={cn("flex shrink-0 items-center gap-2 text-ink-muted", wall ? "text-base" : "text-xs")}
        >
          {turn(at - 1, t("previous"), <ChevronLeft aria-hidden className="rtl:-scale-x-100" />)}
          <span className="tabular">{t("which", { number: at + 1, count: asked.length })}</span>
          {turn(at + 1, t("next"), <ChevronRight aria-hidden className="rtl:-scale-x-100" />)}
        </nav>
      )}
    </section>
  );
}

function Answers({
  session,
  challenge,
  asked,
  size,
}: {
  session: Session;
  challenge: ChallengeInfo;
  asked: AskedInput;
  size: BoardSize;
}) {
  const wall = size === "projector";
  const words = useChallengeWords(challenge);
  const { task } = challenge;
  const outcome = useMemo(() => inputOutcome(session, asked, classCount(task)), [session, asked, task]);
  const features = useMemo(() => featuresOfAsked(asked.input), [asked.input]);
  return (
    <>
      <p className={cn("text-balance", wall ? "text-4xl leading-tight" : "text-base")}>
        <OutcomeSentence {...{ outcome, words }} />
      </p>
      <div
        className={cn(
          "grid min-h-0 flex-1 items-start",
          wall
            ? "grid-cols-[minmax(0,0.75fr)_minmax(0,0.9fr)_minmax(0,1fr)] gap-8"
            : "@xl:grid-cols-[minmax(0,10rem)_minmax(0,1fr)_minmax(0,1fr)] gap-5",
        )}
      >
        <AskedInputView
          {...{ features, challenge }}
          large={wall}
          className={
            challenge.view === "pictures" ? (wall ? "w-full max-w-[min(100%,46cqh)]" : "w-40") : undefined
          }
        />
        {outcome.kind === "class" ? (
          <OutcomeBars {...{ outcome, words }} large={wall} />
        ) : (
          <Spread outcome={outcome} wall={wall} />
        )}
        <WhoSaysWhat {...{ session, outcome, words, wall }} />
      </div>
    </>
  );
}

/** Where the predicted numbers lie, each as a mark on a line. */
function Spread({ outcome: { answers, low, high }, wall }: { outcome: NumberOutcome; wall: boolean }) {
  const across = high > low ? high - low : 1;
  const place = (value: number) => `${(100 * (value - low)) / across}%`;
  return (
    <div dir="ltr" className="flex flex-col gap-2 px-2 pt-4">
      <div aria-hidden="true" className={cn("relative border-line-strong border-b-2", wall ? "h-16" : "h-8")}>
        {answers.map(({ participant, says }) => (
          <span
            key={participant}
            className="-translate-x-1/2 absolute bottom-0 h-full w-1 rounded-full bg-accent/50"
            style={{ left: place(says) }}
          />
        ))}
      </div>
      <p className={cn("tabular flex justify-between text-ink-muted", wall ? "text-xl" : "text-xs")}>
        <span>{formatLoss(low)}</span>
        <span>{formatLoss(high)}</span>
      </p>
    </div>
  );
}

function WhoSaysWhat({
  session,
  outcome,
  words,
  wall,
}: {
  session: Session;
  outcome: ClassOutcome | NumberOutcome;
  words: ChallengeWords;
  wall: boolean;
}) {
  const t = useTranslations("own-input.asked");
  const text = wall ? "text-xl" : "text-sm";
  if (outcome.kind === "number") {
    const { answers } = outcome;
    const ends = answers.length > 4 ? [...answers.slice(0, 2), ...answers.slice(-2)] : answers;
    return <NameList title={t("ends")} answers={ends} rest={0} {...{ session, words, text }} />;
  }
  const { agreeing, others, most } = outcome;
  const listed = wall ? others.slice(0, MOST_NAMES) : others;
  return (
    <div className={cn("flex min-h-0 flex-col gap-4", text)}>
      {agreeing[0] && (
        <NameList title={t("surest")} answers={[agreeing[0]]} rest={0} {...{ session, words, text }} />
      )}
      {others.length === 0 ? (
        <p>{t("unanimous")}</p>
      ) : (
        <NameList
          title={t(most === null ? "all" : "others")}
          answers={listed}
          rest={others.length - listed.length}
          {...{ session, words, text }}
        />
      )}
    </div>
  );
}

function NameList({
  title,
  answers,
  rest,
  session,
  words,
  text,
}: {
  title: string;
  answers: readonly MembersAnswer[];
  /** How many more there are. */
  rest: number;
  session: Session;
  words: ChallengeWords;
  text: string;
}) {
  const t = useTranslations("own-input.asked");
  return (
    <section aria-label={title} className={cn("flex flex-col gap-0.5", text)}>
      <h3 className="text-ink-muted">{title}</h3>
      <ul>
        {answers.map(({ participant, says, sure }) => (
          <li key={participant} className="flex items-baseline gap-3">
            <span className="min-w-0 flex-1 truncate">
              <StudentName id={participant} nickname={session.participants[participant]?.nickname ?? ""} />
            </span>
            <span className="font-semibold">
              <bdi>{words.target ? formatLoss(says) : (words.classes[says] ?? "")}</bdi>
            </span>
            {sure !== null && (
              <span className="tabular min-w-[3.4em] text-end text-ink-muted">
                <bdi dir="ltr">{formatProbability(sure)}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="text-ink-muted">{t("more", { count: rest })}</p>}
    </section>
  );
}
