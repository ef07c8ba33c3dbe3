"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { isolate } from "@/components/board/isolate";
import { cn } from "@/components/ui/class-names";
import { type Script, VoteWord } from "@/components/vote/vote-word";
import { lettersIn } from "@/lib/learning/letters/alphabet";
import { classFooled, mostFooling, type WordOutcome, wordOutcomes } from "@/lib/session/board/vote-outcome";
import type { Session } from "@/lib/session/log/session";
import { turnout, type Vote } from "@/lib/session/log/vote";

type VoteProps = {
  /** With the names that this screen shows. */
  readonly session: Session;
  readonly vote: Vote;
  readonly script: Script;
  readonly size: BoardSize;
};

/**
 * The last vote of a round: while it is open, its words and how many have voted; then what the words were, who was fooled, and by whose
 * network. Fills its parent.
 */
export function VotePicture({ round, ...props }: Omit<VoteProps, "vote"> & { readonly round: number }) {
  const t = useTranslations("class-pictures.vote");
  const title = useTranslations("vote")("title");
  const vote = props.session.votes.findLast((asked) => asked.round === round);
  return (
    <section
      aria-label={title}
      className={cn(
        "@container size-full min-h-0",
        props.size === "projector" ? "overflow-hidden" : "overflow-y-auto",
      )}
    >
      {!vote ? (
        <p className="grid size-full place-content-center text-balance px-8 text-center text-ink-muted">
          {t("empty")}
        </p>
      ) : vote.closedAt === null ? (
        <Question {...props} vote={vote} />
      ) : (
        <Answers {...props} vote={vote} />
      )}
    </section>
  );
}

/** The sizes in which a projector has room for words of so many letters: while they are voted on, and with what they were. A note to the class takes room from it, and an old projector is narrow. */
const SIZES = [
  {
    upTo: 20,
    asked: "line-clamp-2 text-2xl [@container(min-width:52rem)_and_(min-height:27rem)]:text-4xl",
    told: "line-clamp-2 text-xl leading-tight",
    figures: "hidden [@container(min-height:27rem)]:flex",
  },
  {
    upTo: 26,
    asked: "line-clamp-2 text-2xl [@container(min-width:52rem)_and_(min-height:27rem)]:text-3xl",
    told: "line-clamp-2 text-lg leading-tight",
    figures: "hidden [@container(min-height:27rem)]:flex",
  },
  {
    upTo: Number.POSITIVE_INFINITY,
    asked: "line-clamp-2 text-xl leading-tight [@container(min-height:30rem)]:text-2xl",
    told: "line-clamp-2 text-base leading-[1.1]",
    figures: "hidden [@container(min-height:30rem)]:flex",
  },
] as const;

function sizeOf({ items }: Vote) {
  const longest = Math.max(...items.map(({ word }) => lettersIn(word).length));
  return SIZES.find(({ upTo }) => longest <= upTo)!;
}

/** Two columns of words in reading order, in rows that share the height. */
function WordGrid({ label, size, children }: { label: string; size: BoardSize; children: ReactNode }) {
  return (
    <ol
      aria-label={label}
      className={cn(
        "grid min-h-0 flex-1 gap-2",
        size === "projector"
          ? "auto-rows-[minmax(0,1fr)] grid-cols-2"
          : "auto-rows-max @md:grid-cols-2 content-start",
      )}
    >
      {children}
    </ol>
  );
}

const CELL =
  "flex min-h-0 min-w-0 items-center gap-3 overflow-hidden rounded-control border border-line px-4 py-0.5";

function Question({ session, vote, script, size }: VoteProps) {
  const t = useTranslations("class-pictures.vote");
  const texts = useTranslations("vote");
  const { done, count } = turnout(vote, session.participants);
  const wall = size === "projector";
  return (
    <div className={cn("flex flex-col gap-3", wall && "h-full")}>
      <div className={cn("flex shrink-0 items-center justify-between gap-8", wall ? "text-lg" : "text-sm")}>
        <p className="text-pretty leading-snug">{t("question")}</p>
        <div role="status" className="flex shrink-0 flex-col gap-1">
          <p className="font-semibold">{texts("voted", { voted: done, count })}</p>
          <Bar share={count === 0 ? 0 : done / count} tone="bg-accent" className="h-2 w-full" />
        </div>
      </div>
      <WordGrid label={texts("words")} size={size}>
        {vote.items.map(({ word }, index) => (
          <li key={word} className={CELL}>
            <Place index={index} />
            <VoteWord {...{ word, script }} className={wall ? sizeOf(vote).asked : "text-lg"} />
          </li>
        ))}
      </WordGrid>
    </div>
  );
}

function Answers(props: VoteProps) {
  const { vote, script, size } = props;
  const texts = useTranslations("vote");
  const wall = size === "projector";
  const outcomes = wordOutcomes(vote);
  return (
    <div
      className={cn(
        "flex flex-col gap-4",
        wall && "grid h-full grid-cols-[minmax(0,1fr)_minmax(0,15rem)] grid-rows-[minmax(0,1fr)] gap-6",
      )}
    >
      <WordGrid label={texts("answers")} size={size}>
        {outcomes.map((outcome, index) => (
          <li
            key={outcome.word}
            className={cn(
              CELL,
              outcome.truth === "real" ? "border-train/60 bg-train/6" : "border-accent/60 bg-accent/6",
            )}
          >
            <Place index={index} />
            <div className="flex min-w-0 flex-1 flex-col">
              <VoteWord
                word={outcome.word}
                script={script}
                className={wall ? sizeOf(vote).told : "text-base leading-tight"}
              />
              <Outcome
                {...{ session: props.session, outcome, size }}
                figures={wall ? sizeOf(vote).figures : ""}
              />
            </div>
          </li>
        ))}
      </WordGrid>
      <Result {...props} />
    </div>
  );
}

/** What a word was, and how many took it for the other kind. */
function Outcome({
  session,
  outcome: { truth, writer, wrong, answers },
  size,
  figures,
}: Pick<VoteProps, "session" | "size"> & { outcome: WordOutcome; figures: string }) {
  const t = useTranslations("class-pictures.vote");
  const texts = useTranslations("vote");
  const nickname = writer === null ? undefined : session.participants[writer]?.nickname;
  const type = size === "projector" ? "text-base leading-[1.1]" : "text-xs";
  return (
    <>
      <p className={cn("truncate font-medium", truth === "real" ? "text-train" : "text-accent", type)}>
        {truth === "real"
          ? texts("isReal")
          : nickname === undefined
            ? texts("inventedBySome")
            : texts("inventedBy", { nickname: isolate(nickname) })}
      </p>
      {answers > 0 && wrong !== null && (
        <p className={cn("flex items-center gap-3 text-ink-muted", type, figures)}>
          <Bar share={wrong / answers} tone="bg-danger" className="h-1.5 min-w-0 flex-1" />
          <span className="tabular min-w-[40%] shrink-0">
            {t(truth === "real" ? "doubted" : "fooled", { percent: Math.round((100 * wrong) / answers) })}
          </span>
        </p>
      )}
    </>
  );
}

/** How often the class was fooled, and by whose network the most. */
function Result({ session, vote, size }: VoteProps) {
  const t = useTranslations("class-pictures.vote");
  const texts = useTranslations("vote");
  const { share } = classFooled(vote);
  const wall = size === "projector";
  const most = mostFooling(vote);
  const names = most.map(({ participant }) => session.participants[participant]?.nickname ?? "");
  return (
    <div
      className={cn("flex min-h-0 flex-col", wall ? "justify-center gap-8 overflow-hidden" : "gap-3 text-sm")}
    >
      {share === null ? (
        <p>{texts("nobodyAnswered")}</p>
      ) : (
        <p className="flex flex-col gap-1">
          <bdi dir="ltr" className={cn("tabular font-semibold rtl:text-end", wall ? "text-5xl" : "text-2xl")}>
            {`${Math.round(100 * share)}%`}
          </bdi>
          <span className={wall ? "text-lg leading-snug" : ""}>{t("inAll")}</span>
        </p>
      )}
      {most.length > 0 && most.length <= TIED && (
        <p className="flex min-w-0 flex-col gap-1">
          <span className={cn("text-ink-muted", wall && "text-lg leading-snug")}>
            {t("most", { networks: most.length })}
          </span>
          {names.map((nickname, index) => (
            <span
              key={most[index]!.participant}
              className={cn("truncate font-semibold text-accent", wall ? "text-2xl" : "text-lg")}
            >
              <bdi translate="no">{nickname}</bdi>
            </span>
          ))}
          {most.length === 1 && (
            <span className={cn("tabular", wall && "text-base")}>
              {t("mostCount", { wrong: most[0]!.wrong, answers: most[0]!.answers })}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

/** If more networks than this fooled the class equally often, none of them stands out. */
const TIED = 3;

/** The number of a word, for the class to talk about it. */
function Place({ index }: { index: number }) {
  return (
    <span aria-hidden className="tabular w-[1.4em] shrink-0 text-base text-ink-muted">
      {index + 1}
    </span>
  );
}

function Bar({ share, tone, className }: { share: number; tone: string; className: string }) {
  return (
    <span aria-hidden className={cn("block shrink-0 overflow-hidden rounded-full bg-sunken", className)}>
      <span
        className={cn(
          "block h-full rounded-full transition-[width] duration-500 motion-reduce:transition-none",
          tone,
        )}
        style={{ width: `${100 * share}%` }}
      />
    </span>
  );
}
