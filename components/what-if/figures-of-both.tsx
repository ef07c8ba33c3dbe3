import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDiagnosisWords } from "@/components/board/diagnosis-words";
import { lastPoint } from "@/lib/learning/curves/curve";
import { formatLoss, formatScore } from "@/lib/learning/numbers/format";
import type { BothRunsProps } from "./both-runs";
import { compared, inClass } from "./compared";

/** The run in class and the one here, in figures. */
export function FiguresOfBoth({ final, run, challenge, trained }: BothRunsProps) {
  const t = useTranslations("what-if.figures");
  const inWords = useDiagnosisWords();
  const { task } = challenge;
  const rows = useMemo(() => {
    const before = inClass({ final, run, task });
    if (trained === null || !trained.lane.done) return [{ where: "inClass" as const, ...before }];
    const { after } = compared({ final, run, task }, trained);
    return [
      { where: "inClass" as const, ...before },
      { where: "here" as const, ...after },
    ];
  }, [final, run, task, trained]);
  return (
    <div className="overflow-x-auto">
      <table className="tabular w-full text-start text-sm">
        <caption className="sr-only">{t("title")}</caption>
        <thead className="text-ink-muted text-xs">
          <tr>
            {(["which", "score", "train", "validation", "diagnosis"] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pe-3 text-start font-medium">
                {column === "which" ? <span className="sr-only">{t(column)}</span> : t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ where, curve, score, diagnosis }) => {
            const last = lastPoint(curve);
            const words = diagnosis && inWords(diagnosis, {});
            const labels = words ? [words.regime.label, ...(words.fit ? [words.fit.label] : [])] : ["–"];
            return (
              <tr key={where} className="border-line border-t">
                <th scope="row" className="py-1 pe-3 text-start font-medium">
                  {t(where)}
                </th>
                <td className="py-1 pe-3">{score === null ? "–" : formatScore(score)}</td>
                <td className="py-1 pe-3">{last ? formatLoss(last.trainLoss) : "–"}</td>
                <td className="py-1 pe-3">{last ? formatLoss(last.validationLoss) : "–"}</td>
                <td className="py-1 pe-3">{labels.join(" · ")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
