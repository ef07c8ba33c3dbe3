import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { formatFlop } from "@/lib/learning/numbers/format";
import type { ClassCompute } from "@/lib/session/board/class-compute";
import { formatWork } from "./format-scale";
import { ScaleFigure } from "./scale-figure";

/** What the class has computed, and what it would be as one machine, which a wall says in its table already. */
export function ClassFigures({ compute, size }: { compute: ClassCompute; size: BoardSize }) {
  const t = useTranslations("scale");
  const { flop, runs, flopPerSecond, measured, trained } = compute;
  return (
    <>
      <ScaleFigure name={t("total")} value={formatWork(flop)} why={t("totalWhy", { runs })} size={size} />
      {size !== "projector" && (
        <ScaleFigure
          name={t("class")}
          value={measured === 0 ? t("noDevice") : t("perSecond", { flop: formatFlop(flopPerSecond) })}
          why={measured === 0 ? t("noClassWhy", { trained }) : t("classWhy", { measured, trained })}
          size={size}
        />
      )}
    </>
  );
}
