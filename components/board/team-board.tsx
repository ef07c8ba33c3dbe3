import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useLargestFit } from "@/components/ui/use-largest-fit";
import type { RanksOn } from "@/lib/learning/curves/ranking";
import { formatScore } from "@/lib/learning/numbers/format";
import type { TeamStanding } from "@/lib/session/board/teams";
import type { ParticipantId } from "@/lib/session/log/events";
import type { BoardSize } from "./board-size";

type TeamBoardProps = {
  /** In board order, as `teamStandings` gives them. */
  readonly teams: readonly TeamStanding[];
  /** Which scores count: those that the round ranks by until its test is open. */
  readonly split: RanksOn | "test";
  readonly self: ParticipantId | null;
  readonly size: BoardSize;
};

const TONES = { train: "text-train", validation: "text-validation", test: "text-test" } as const;

/** Teams by the mean of their members' best scores, in as little room as possible; on a projector at most two fifths of its parent's height. */
export function TeamBoard({ teams, split, self, size }: TeamBoardProps) {
  const t = useTranslations("board.teams");
  const wall = size === "projector";
  const { box, count } = useLargestFit<HTMLDivElement>(wall ? teams.length : 0, teams.length);
  if (teams.length === 0) return null;
  const shown = wall ? teams.slice(0, count) : teams;
  return (
    <div
      ref={box}
      className={wall ? "@container max-h-[40%] min-h-0 shrink-0 overflow-hidden text-base" : "text-sm"}
    >
      <table className="w-full border-collapse">
        <caption className="pb-1 text-start font-medium text-ink-muted text-xs">
          {t("caption", { split })}
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("rank")}</th>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("members")}</th>
            <th scope="col">{t("score")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ rank, team, members, counted, score }) => {
            const own = self !== null && team.members.includes(self);
            return (
              <tr
                key={`${team.name}/${team.members[0]}`}
                aria-current={own || undefined}
                className={cn("border-line/60 border-t", own && "bg-accent/7")}
              >
                <td className="tabular w-0 ps-1 pe-2 text-end text-ink-muted">{rank}</td>
                <th scope="row" className="max-w-0 truncate py-0.5 text-start font-medium">
                  <bdi translate="no">{team.name}</bdi>
                  {own && <span className="ms-2 text-accent text-xs">{t("yours")}</span>}
                </th>
                <td
                  className={cn(
                    "w-0 whitespace-nowrap ps-3 text-end text-ink-muted text-xs",
                    wall && "hidden @min-[22rem]:table-cell",
                  )}
                >
                  {t("counted", { counted, members })}
                </td>
                <td className={cn("tabular w-0 ps-3 pe-1 text-end font-semibold", TONES[split])}>
                  {formatScore(score)}
                </td>
              </tr>
            );
          })}
          {shown.length < teams.length && (
            <tr className="text-ink-muted text-xs">
              <td colSpan={4} className="py-0.5 text-center">
                {t("more", { count: teams.length - shown.length })}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
