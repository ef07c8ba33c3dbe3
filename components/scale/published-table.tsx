import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { isolateNumber } from "@/components/board/isolate";
import { cn } from "@/components/ui/class-names";
import { yearsFor } from "@/lib/learning/network/compute-scale";
import { GPT3, LESSON, PUBLISHED } from "@/lib/learning/network/gpt3";
import { formatCount } from "@/lib/learning/numbers/format";
import { inTera, readableYears } from "./format-scale";

const MILLION = 1e6;

/** What the lesson says of training GPT-3, row by row, beside what has been published and by whom, with the arithmetic. */
export function PublishedTable({ size }: { size: BoardSize }) {
  const t = useTranslations("scale");
  const wall = size === "projector";
  const rows = useClaims();
  return (
    <table className={cn("w-full", wall ? "text-base leading-tight" : "text-sm")}>
      <caption className="sr-only">{t("publishedCaption")}</caption>
      <thead className="text-ink-muted text-xs">
        <tr>
          {(["byLesson", "byOthers"] as const).map((column) => (
            <th key={column} scope="col" className={cn("pe-3 text-start font-medium", wall ? "" : "py-1")}>
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ lesson, published }) => (
          <tr key={lesson} className={cn("border-line border-t align-top", wall ? "*:py-0.5" : "*:py-1.5")}>
            <th scope="row" className="w-2/5 pe-3 text-start font-normal">
              {lesson}
            </th>
            <td>{published}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The lesson's claims, each with what has been published of the same. */
function useClaims() {
  const t = useTranslations("scale");
  const { oneV100, oneRtx4090, inParallel, dearest } = PUBLISHED;
  const speeds = `${inTera(oneV100.flopPerSecond)} ÷ ${inTera(oneRtx4090.flopPerSecond)}`;
  const corrected = readableYears(yearsFor(GPT3.flop, oneRtx4090.flopPerSecond)).amount;
  return [
    {
      lesson: t("lesson.years", { years: LESSON.years }),
      published: t("published.years", {
        years: LESSON.years,
        sum: isolateNumber(`${LESSON.years} × ${speeds} = ${corrected}`.replaceAll(" ", "\u00a0")),
      }),
    },
    {
      lesson: t("lesson.parallel"),
      published: t("published.parallel", {
        days: Math.round(inParallel.days),
        gpus: formatCount(inParallel.gpus),
      }),
    },
    {
      lesson: t("lesson.cost", { dollars: LESSON.dollars / MILLION }),
      published: t("published.cost", {
        least: oneV100.dollars / MILLION,
        most: dearest.dollars / MILLION,
      }),
    },
  ];
}
