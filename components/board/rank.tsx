import { useTranslations } from "next-intl";

/** A place; where several share it, it says so. */
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
