import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { formatScore } from "@/lib/learning/numbers/format";
import { mostImproved, type Standing } from "@/lib/session/board/leaderboard";
import type { BoardSize } from "./board-size";

type BoardNotesProps = {
  readonly standings: readonly Standing[];
  readonly ladder: boolean;
  readonly size: BoardSize;
};

/** Under a board: who gained the most on their own first run, and, where someone reads it from near, how the board counts. On a wall the round's rules say that it is a ladder. */
export function BoardNotes({ standings, ladder, size }: BoardNotesProps) {
  const t = useTranslations("board");
  const improved = mostImproved(standings);
  const wall = size === "projector";
  return (
    <div className={cn("flex flex-col gap-1 text-ink-muted text-xs", wall ? "mt-1 shrink-0" : "mt-2")}>
      {improved !== null && (
        <p
          className={wall ? "hidden text-base leading-tight [@container(min-height:24rem)]:block" : "text-sm"}
        >
          <RichText>
            {t.rich(wall ? "mostImprovedBriefly" : "mostImproved", {
              nickname: improved.participant.nickname,
              gain: formatScore(improved.improvement),
              name: (words) => (
                <bdi translate="no" className="font-medium text-ink">
                  {words}
                </bdi>
              ),
              number: (words) => (
                <bdi dir="ltr" className="tabular font-medium text-ink">
                  {words}
                </bdi>
              ),
            })}
          </RichText>
        </p>
      )}
      {!wall && ladder && <p>{t("ladder")}</p>}
      {!wall && <p>{t("note")}</p>}
    </div>
  );
}
