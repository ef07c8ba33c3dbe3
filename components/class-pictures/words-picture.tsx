"use client";

import { useTranslations } from "next-intl";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { StudentName, TILE_TARGET } from "@/components/board/student-name";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import { type Script, VoteWord } from "@/components/vote/vote-word";
import { lettersIn } from "@/lib/learning/letters/alphabet";
import { classWords } from "@/lib/session/board/class-words";
import { splitInView } from "@/lib/session/board/leaderboard";
import { isMember } from "@/lib/session/decide/seats";
import type { Millis, ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** The picture changes at most this often: the class reads it, and a replay at full speed would flicker. */
const PACE_MS: Millis = 1_000;
/** From this share (0–1) on, reciting is most of what there is to say about a network. */
const RECITES = 0.2;

/** A word with more letters is a line of a poem. */
const LINE = 24;

/** How many networks share a row of the projector, and how large their words are there, by how many there are. */
const LAYOUTS = [
  { upTo: 4, columns: 2, words: "text-4xl", least: "6.5rem" },
  { upTo: 9, columns: 3, words: "text-3xl", least: "5.5rem" },
  { upTo: 12, columns: 4, words: "text-2xl", least: "5rem" },
  { upTo: 20, columns: 5, words: "text-xl", least: "4.6rem" },
  { upTo: Number.POSITIVE_INFINITY, columns: 6, words: "text-lg", least: "4.3rem" },
] as const;

/**
 * The latest words of every student's network, each always in the same place, with how much of what it writes is recited (unless the board is
 * hidden). The projector shows as many networks as fit, and says of how many. `session`: with the names that this screen shows.
 */
export function WordsPicture({
  session,
  round,
  script,
  size,
  small = false,
}: {
  session: Session;
  round: number;
  script: Script;
  size: BoardSize;
  /** Only the networks: the one that is pointed at first. */
  small?: boolean | undefined;
}) {
  const t = useTranslations("class-pictures.words");
  const { participants, hidden, spotlight } = session;
  // How much a network recites tells who will fall, as its score on other examples would.
  const isVeiled = (hidden.board && size !== "desk") || splitInView(session, round) === "train";
  const written = usePaced(
    useMemo(() => classWords({ participants }, round), [participants, round]),
    round,
  );
  // Whoever has been removed since then is gone at once.
  const networks = written.filter(({ participant }) => {
    const writer = participants[participant];
    return writer !== undefined && isMember(writer);
  });
  const wall = size === "projector";
  const layout = LAYOUTS.find(({ upTo }) => networks.length <= upTo)!;
  const areLines = networks.some((one) => one.words.some((word) => lettersIn(word).length > LINE));
  const type = !wall ? "text-base" : areLines ? "text-lg" : layout.words;
  const { box, count } = useLargestFit<HTMLUListElement>(wall ? networks.length : 0, type);
  const first = (one: (typeof networks)[number]) => (one.participant === spotlight?.participant ? 0 : 1);
  const ordered = small ? networks.toSorted((one, other) => first(one) - first(other)) : networks;
  const shown = wall ? ordered.slice(0, count) : ordered;
  return (
    <section aria-label={t("title")} className="flex size-full min-h-0 flex-col gap-2">
      {networks.length === 0 ? (
        <p className="grid flex-1 place-content-center text-balance px-8 text-center text-ink-muted">
          {t("empty")}
        </p>
      ) : small ? null : (
        <header
          className={cn(
            "flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-ink-muted",
            wall ? "text-base" : "text-xs",
          )}
        >
          <p>{t("count", { shown: shown.length, of: networks.length })}</p>
          {!isVeiled && (
            <p className="flex items-center gap-2">
              <RecitedMark />
              <span>{t("legend")}</span>
            </p>
          )}
        </header>
      )}
      <ul
        ref={box}
        tabIndex={!wall && networks.length > 0 ? 0 : undefined}
        className={cn(
          "grid gap-2",
          wall ? "min-h-0 flex-1 overflow-hidden" : "content-start overflow-y-auto",
        )}
        style={{
          gridTemplateColumns: wall
            ? `repeat(auto-fill, minmax(max(8.5rem, 100% / ${layout.columns} - 0.5rem), 1fr))`
            : "repeat(auto-fill, minmax(9.5rem, 1fr))",
          gridAutoRows: wall ? `minmax(${layout.least}, 1fr)` : "6.25rem",
        }}
      >
        {shown.map(({ participant, ...network }) => (
          <NetworkCard
            key={participant}
            id={participant}
            nickname={participants[participant]!.nickname}
            words={network.words}
            recited={isVeiled ? null : network.recited}
            isPointedAt={spotlight?.participant === participant}
            {...{ script, size, type }}
          />
        ))}
      </ul>
    </section>
  );
}

type NetworkCardProps = {
  readonly id: ParticipantId;
  readonly nickname: string;
  readonly words: readonly string[];
  /** Null: not known, or not shown. */
  readonly recited: number | null;
  readonly isPointedAt: boolean;
  readonly script: Script;
  readonly size: BoardSize;
  /** The size of the words, as a class. */
  readonly type: string;
};

/** One student's network with as many of its words as there is room for. Memoised, because others change many times a second. */
const NetworkCard = memo(function NetworkCard(props: NetworkCardProps) {
  const { id, nickname, words, recited, isPointedAt, script, size, type } = props;
  const t = useTranslations("class-pictures.words");
  const percent = recited === null ? 0 : Math.round(100 * recited);
  return (
    <li
      className={cn(
        "relative flex min-h-0 min-w-0 flex-col overflow-hidden rounded-control border border-line bg-surface px-2.5 pt-0.5 pb-1.5",
        isPointedAt && "border-accent ring-2 ring-accent",
        recited !== null && recited >= RECITES && "bg-train/8",
      )}
    >
      <p
        className={cn(
          "flex items-center gap-2 text-ink-muted",
          size === "projector" ? "text-base leading-[1.1]" : "text-xs",
        )}
      >
        <span title={nickname} className="min-w-0 flex-1 truncate">
          <StudentName {...{ id, nickname }} className={TILE_TARGET} />
        </span>
        {percent > 0 && (
          <span className="flex shrink-0 items-center gap-1.5 font-semibold text-train">
            <RecitedMark />
            <span className="sr-only">{t("says", { percent })}</span>
            <span aria-hidden className="tabular">
              <bdi dir="ltr">{`${percent}%`}</bdi>
            </span>
          </span>
        )}
      </p>
      {/* Words that do not fit wrap into a second column, out of sight: none is cut off. */}
      <ul
        dir={script?.direction}
        className={cn(
          type,
          "flex min-h-0 flex-1 flex-col flex-wrap content-start gap-x-8 overflow-hidden leading-[1.17]",
        )}
      >
        {words.map((word, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a network may write a word twice
            key={`${index} ${word}`}
            className="line-clamp-3 w-full transition-opacity duration-700 starting:opacity-0 motion-reduce:transition-none"
          >
            <VoteWord word={word} script={script} className="[overflow-wrap:anywhere]" />
          </li>
        ))}
      </ul>
      {percent > 0 && (
        <span aria-hidden className="absolute inset-x-0 bottom-0 h-1 bg-sunken">
          <span
            className="block h-full bg-train transition-[width] duration-700 motion-reduce:transition-none"
            style={{ width: `${percent}%` }}
          />
        </span>
      )}
    </li>
  );
});

/** What recited words are marked by, as in the lab. */
function RecitedMark() {
  return <span aria-hidden className="size-[0.6em] shrink-0 bg-train" />;
}

/** The value, which changes at most once in `PACE_MS`, but at once when it is `of` something else. */
function usePaced<Value>(value: Value, of: number): Value {
  const [shown, setShown] = useState({ value, of });
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (shown.value === value) return;
    const wait = Math.max(0, PACE_MS - (performance.now() - changedAt.current));
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      setShown({ value, of });
    }, wait);
    return () => clearTimeout(timer);
  }, [value, of, shown]);
  return shown.of === of ? shown.value : value;
}
