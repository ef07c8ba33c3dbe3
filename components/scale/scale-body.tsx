import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { GPT3, LESSON_YEARS, speedOf } from "@/lib/learning/network/compute-scale";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { formatCount, formatFlop } from "@/lib/learning/numbers/format";
import type { ClassCompute } from "@/lib/session/board/class-compute";
import { formatWork } from "./format-scale";
import { ScaleFigure } from "./scale-figure";
import { YearsTable } from "./years-table";

const BILLION = 1e9;

/** What the class computed compared with what GPT-3 took. `own`: figures of the reader, shown before the class's. `device`: the reader's speed, or null. `compute` null: not known here. */
export function ScaleBody({
  compute,
  own,
  device,
  size,
}: {
  compute: ClassCompute | null;
  own?: ReactNode;
  device: number | null;
  size: BoardSize;
}) {
  const t = useTranslations("scale");
  const { source, parameters, tokens, flopPerParameterAndToken } = GPT3;
  const wall = size === "projector";
  return (
    <div className={cn("flex flex-col", wall ? "gap-3" : "gap-3")}>
      <p className={wall ? "text-base" : "text-sm"}>{t(own === undefined ? "introClass" : "intro")}</p>
      <section className="flex flex-col gap-1">
        <h3 className={cn("font-semibold", wall ? "text-lg" : "text-sm")}>{t("yearsTitle")}</h3>
        <YearsTable
          device={device}
          classSpeed={compute && (compute.measured === 0 ? null : compute.flopPerSecond)}
          size={size}
        />
        {!wall && (
          <details className="text-ink-muted text-xs">
            <summary
              aria-label={`${t("yearsTitle")}: ${t("how")}`}
              className="w-fit cursor-pointer rounded-control py-0.5 pointer-coarse:py-3"
            >
              {t("how")}
            </summary>
            <p className="pt-1">
              <span>{t("yearsWhy")}</span>{" "}
              <span>
                {t("lessonWhy", {
                  years: String(LESSON_YEARS),
                  speed: t("perSecond", { flop: formatFlop(speedOf(GPT3.flop, LESSON_YEARS)) }),
                })}
              </span>{" "}
              <span>{t("log")}</span>
            </p>
          </details>
        )}
      </section>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,15rem),1fr))] items-start gap-2">
        {own}
        {compute && <ClassFigures {...{ compute, size }} />}
        <ScaleFigure
          name={t("gpt")}
          value={formatWork(GPT3.flop)}
          why={
            <>
              <span>
                {t("gptWhy", {
                  parameters: (parameters / BILLION).toFixed(1),
                  tokens: formatCount(tokens / BILLION),
                  each: flopPerParameterAndToken,
                })}
              </span>{" "}
              <span>{t("source", { ...source, year: String(source.year) })}</span>
            </>
          }
          size={size}
        />
      </div>
    </div>
  );
}

/** What the class has computed and, except on a projector, whose table says it already, its speed as one machine. */
function ClassFigures({ compute, size }: { compute: ClassCompute; size: BoardSize }) {
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

/** Looks up the shape of a challenge, which decides the work of its runs; null if this page does not know the challenge. */
export function shapesOf(
  challenges: readonly (ChallengeInfo | null)[],
): (challenge: string) => ChallengeShape | null {
  const known = new Map(challenges.flatMap((challenge) => (challenge ? [[challenge.id, challenge]] : [])));
  return (challenge) => known.get(challenge) ?? null;
}
