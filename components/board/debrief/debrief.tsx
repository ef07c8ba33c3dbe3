"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import { type Takeaway, withoutHiddenScores } from "@/lib/session/insights/takeaway";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Note, Session } from "@/lib/session/log/session";
import { useTakeawayWords } from "./use-takeaway-words";

/** What a closed round showed, with the class's own figures, and the host's notes on it. `session`: with the names that this screen shows. */
export function Debrief({
  session,
  round,
  takeaways,
  waiting = null,
  self = null,
  size,
  pictureOf,
}: {
  session: Session;
  round: number;
  /** Null: not loaded yet, or not known to this version. */
  takeaways: readonly Takeaway[] | null;
  /** Shown in place of missing takeaways. */
  waiting?: ReactNode;
  /** The student whose lab this is. */
  self?: ParticipantId | null;
  size: BoardSize;
  /** The picture that stands beside a takeaway; null: none. */
  pictureOf?: ((takeaway: Takeaway) => ReactNode) | undefined;
}) {
  const t = useTranslations("board.takeaways");
  const pictures = useTranslations("class-pictures.debrief");
  const words = useTakeawayWords(session, round, self);
  const visible = withoutHiddenScores(takeaways ?? [], session);
  const wall = size === "projector";
  // A projector does not scroll: the host's notes are cut off before the takeaways.
  const notes = roundNotes(session, round);
  const pieces = visible.length + notes.length;
  const { box, count } = useLargestFit<HTMLDivElement>(
    wall ? pieces : 0,
    `${pieces}/${JSON.stringify(visible)}`,
  );
  const room = wall ? count : pieces;
  const shownNotes = notes.slice(notes.length - Math.max(0, room - visible.length));
  // Side by side, so that every picture is as large as the wall allows.
  const inColumns = wall && pictureOf !== undefined;
  return (
    <section
      aria-label={t("title")}
      className={cn("@container flex flex-col", wall ? "min-h-0 gap-2" : "gap-3", inColumns && "h-full")}
    >
      <h2 className={wall ? "shrink-0 text-xl" : "text-lg"}>{t("title")}</h2>
      {takeaways === null && waiting}
      {takeaways?.length === 0 && <p className="text-ink-muted">{pictures("none")}</p>}
      <div
        ref={box}
        className={cn("flex flex-col gap-3", wall && "min-h-0 overflow-hidden", inColumns && "flex-1")}
      >
        <ol
          className={cn(
            inColumns
              ? "grid min-h-min flex-1 auto-cols-fr grid-flow-col grid-rows-[minmax(8rem,1fr)_auto] gap-x-10 gap-y-2"
              : cn("flex flex-col", pictureOf ? "gap-5" : "gap-2.5"),
            wall && "text-base leading-snug",
          )}
        >
          {visible.slice(0, room).map((takeaway, index) => (
            <li
              key={takeaway.key}
              className={cn(
                "flex gap-3",
                inColumns && "row-span-2 grid min-w-0 grid-rows-subgrid gap-0",
                pictureOf && !wall && "flex-col @lg:flex-row",
              )}
            >
              {pictureOf?.(takeaway)}
              <div className="flex gap-3">
                <span aria-hidden="true" className="tabular font-semibold text-accent">
                  {index + 1}
                </span>
                <span className="text-pretty">{words(takeaway)}</span>
              </div>
            </li>
          ))}
        </ol>
        {shownNotes.length > 0 && (
          <div className={wall ? "text-base" : "text-sm"}>
            <p className="text-ink-muted">{pictures("notes")}</p>
            {shownNotes.map(({ at, text }) => (
              <p key={at} className="border-accent/50 border-s-2 ps-3">
                <bdi>{text}</bdi>
              </p>
            ))}
          </div>
        )}
        {room < pieces && <p className="text-ink-muted">{t("more", { count: pieces - room })}</p>}
      </div>
    </section>
  );
}

/** The notes that the host showed to the class in a round, the latest last. */
export function roundNotes({ notes }: Pick<Session, "notes">, round: number): Note[] {
  return notes.filter((note) => note.shown && note.round === round);
}
