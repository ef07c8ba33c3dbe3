"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import type { Session } from "@/lib/session/session";
import type { Takeaway } from "@/lib/session/takeaways";
import { tellable } from "@/lib/session/tellable";
import type { BoardSize } from "./board-size";
import { roundNotes } from "./round-notes";
import { useTakeawayWords } from "./use-takeaway-words";

/** A wall has no scrollbar. */
const NOTES_ON_THE_WALL = 2;

/** What a closed round showed, with the class's own figures, and what the host had to say to it. `session`: with the names that this screen shows. */
export function Debrief({
  session,
  round,
  takeaways,
  waiting = null,
  size,
}: {
  session: Session;
  round: number;
  /** Null: not here yet, or not known to this version. */
  takeaways: readonly Takeaway[] | null;
  /** In the place of takeaways that are not here. */
  waiting?: ReactNode;
  size: BoardSize;
}) {
  const t = useTranslations("board.takeaways");
  const pictures = useTranslations("class-pictures.debrief");
  const words = useTakeawayWords(session);
  const told = tellable(takeaways ?? [], session);
  const wall = size === "projector";
  const all = roundNotes(session, round);
  const notes = wall ? all.slice(-NOTES_ON_THE_WALL) : all;
  return (
    <section aria-label={t("title")} className={cn("flex flex-col", wall ? "gap-4" : "gap-3")}>
      <h2 className={wall ? "text-2xl" : "text-lg"}>{t("title")}</h2>
      {takeaways === null && waiting}
      {takeaways?.length === 0 && <p className="text-ink-muted">{pictures("none")}</p>}
      <ol className={cn("flex flex-col", wall ? "gap-4 text-xl leading-snug" : "gap-2.5")}>
        {told.map((takeaway, index) => (
          <li key={takeaway.key} className="flex gap-3">
            <span aria-hidden="true" className="tabular font-semibold text-accent">
              {index + 1}
            </span>
            <span className="text-pretty">{words(takeaway)}</span>
          </li>
        ))}
      </ol>
      {notes.length > 0 && (
        <div className={wall ? "text-lg" : "text-sm"}>
          <p className="text-ink-muted">{pictures("notes")}</p>
          {notes.map(({ at, text }) => (
            <p key={at} className="border-accent/50 border-s-2 ps-3">
              <bdi>{text}</bdi>
            </p>
          ))}
        </div>
      )}
    </section>
  );
}
