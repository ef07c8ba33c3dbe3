import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { formatScore } from "@/lib/learning/format";
import { mostImproved, type Standing } from "@/lib/session/leaderboard";
import type { BoardSize } from "./board-size";

type BoardNotesProps = {
  readonly standings: readonly Standing[];
  readonly ladder: boolean;
  readonly size: BoardSize;
};

/** Under a board: who gained the most on their own first run, and, where someone reads it from near, how the board counts. */
export function BoardNotes({ standings, ladder, size }: BoardNotesProps) {
  const t = useTranslations("board");
  const improved = mostImproved(standings);
  return (
    <div
      className={cn("mt-2 flex flex-col gap-1 text-ink-muted", size === "projector" ? "text-sm" : "text-xs")}
    >
      {improved !== null && (
        <p className={size === "projector" ? "text-base" : "text-sm"}>
          <RichText>
            {t.rich("mostImproved", {
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
      {ladder && <p>{t("ladder")}</p>}
      {size !== "projector" && <p>{t("note")}</p>}
    </div>
  );
}
