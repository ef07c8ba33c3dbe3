import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoardSize } from "@/components/board/board-size";
import { isolateNumber } from "@/components/board/isolate";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { yearsFor } from "@/lib/learning/network/compute-scale";
import { GPT3, PUBLISHED } from "@/lib/learning/network/gpt3";
import type { ChallengeShape } from "@/lib/learning/network/network-check";
import { formatCount, formatFlop } from "@/lib/learning/numbers/format";
import type { ClassCompute } from "@/lib/session/board/class-compute";
import { formatTera, formatWork } from "./format-scale";
import { PublishedTable } from "./published-table";
import { ScaleFigure } from "./scale-figure";
import { YearsTable } from "./years-table";

const BILLION = 1e9;
const HOURS_A_YEAR = 365.25 * 24;

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
    <div className={cn("flex flex-col", wall ? "gap-2" : "gap-3")}>
      {wall && compute ? (
        <p className="text-base leading-tight">
          {t("introWall", {
            ours: isolateNumber(formatWork(compute.flop)),
            work: isolateNumber(formatWork(GPT3.flop)),
          })}
        </p>
      ) : (
        <p className="text-sm">{t(own === undefined ? "introClass" : "intro")}</p>
      )}
      <section className={cn("flex flex-col", wall ? "gap-2" : "gap-1")}>
        {!wall && (
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <h3 className="font-semibold text-sm">{t("yearsTitle")}</h3>
            <p className="text-ink-muted text-xs">
              {t("division", { work: isolateNumber(formatWork(GPT3.flop)) })}
            </p>
          </div>
        )}
        <YearsTable
          device={device}
          classSpeed={compute && (compute.measured === 0 ? null : compute.flopPerSecond)}
          size={size}
        />
        <PublishedTable size={size} />
        {!wall && <Sources />}
      </section>
      {!wall && (
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
      )}
    </div>
  );
}

/** How the figures come about, and who published them. */
function Sources() {
  const t = useTranslations("scale");
  const { oneV100, oneRtx4090, inParallel, dearest } = PUBLISHED;
  const years = yearsFor(GPT3.flop, oneV100.flopPerSecond);
  const speedOf = ({ flopPerSecond }: { flopPerSecond: number }) =>
    t("perSecond", { flop: formatTera(flopPerSecond) });
  return (
    <details className="text-ink-muted text-xs">
      <summary
        aria-label={`${t("yearsTitle")}: ${t("how")}`}
        className="w-fit cursor-pointer rounded-control py-0.5 pointer-coarse:py-3"
      >
        {t("how")}
      </summary>
      <div className="flex flex-col gap-1 pt-1">
        <p>
          <span>
            {t("yearsWhy", {
              v100: isolateNumber(speedOf(oneV100)),
              rtx4090: isolateNumber(speedOf(oneRtx4090)),
            })}
          </span>{" "}
          <span>{t("log")}</span>
        </p>
        <p>
          {t("parallelWhy", {
            quotient: isolateNumber(
              `${formatWork(GPT3.flop)} ÷ (${formatCount(inParallel.gpus)} × ${speedOf(inParallel)})`,
            ),
            days: inParallel.days,
            years: Math.round(years),
            months: ((12 * years) / 1_000).toFixed(1),
          })}
        </p>
        <p>
          {t("costWhy", {
            least: oneV100.dollars / 1e6,
            years: Math.round(years),
            hourly: (oneV100.dollars / (years * HOURS_A_YEAR)).toFixed(2),
            most: dearest.dollars / 1e6,
          })}
        </p>
        <ul className="list-disc ps-4">
          {[oneV100, oneRtx4090, inParallel, dearest].map(({ source }) => (
            <li key={source.title}>{t("source", { ...source, year: String(source.year) })}</li>
          ))}
        </ul>
      </div>
    </details>
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
