import { useTranslations } from "next-intl";

/** A place on a board, marked if several share it. */
export function Rank({ rank, shared }: { rank: number; shared: boolean }) {
  const t = useTranslations("board");
  return (
    <>
      <span aria-hidden={shared} dir="ltr">
        {shared ? `=${rank}` : rank}
      </span>
      {shared && <span className="sr-only">{t("sharedRank", { rank })}</span>}
    </>
  );
}

/** The ranks that occur more than once. */
export function sharedRanks(ranks: readonly number[]): ReadonlySet<number> {
  const seen = new Set<number>();
  return new Set(ranks.filter((rank) => seen.has(rank) || !seen.add(rank)));
}
