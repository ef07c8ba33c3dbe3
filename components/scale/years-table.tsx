import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";
import { GPT3, LESSON_YEARS, speedOf, yearsFor } from "@/lib/learning/network/compute-scale";
import { formatFlop } from "@/lib/learning/numbers/format";
import { readableYears } from "./format-scale";

/** How long each machine would take to train GPT-3, as a table with bars. Speeds in operations per second; null: not measured. */
export function YearsTable({
  device,
  classSpeed,
  size,
}: {
  device: number | null;
  classSpeed: number | null;
  size: BoardSize;
}) {
  const t = useTranslations("scale");
  const { rows, lines } = yearsRows(device, classSpeed);
  const wall = size === "projector";
  return (
    <table className={cn("w-full", wall ? "text-base" : "text-sm")}>
      <caption className="sr-only">{t("yearsCaption")}</caption>
      <thead className={cn("text-ink-muted", "text-xs")}>
        <tr>
          {(["machine", "speed", "time"] as const).map((column) => (
            <th key={column} scope="col" className="py-1 pe-3 text-start font-medium">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ machine, flopPerSecond, years, share }) => (
          <tr key={machine} className={cn("border-line border-t align-top", "*:py-1.5")}>
            <th scope="row" className="pe-3 text-start font-medium">
              {t(`machines.${machine}`)}
            </th>
            <td className="tabular whitespace-nowrap pe-3 text-ink-muted">
              <bdi>{t("perSecond", { flop: formatFlop(flopPerSecond) })}</bdi>
            </td>
            <td className={wall ? "w-2/5" : "w-1/2"}>
              <span className={cn("tabular", machine === "lesson" && "font-semibold")}>
                {t("years", readableYears(years))}
              </span>
              <span
                aria-hidden="true"
                className={cn(
                  "relative mt-1 block overflow-hidden rounded-full bg-sunken",
                  wall ? "h-3" : "h-2",
                )}
              >
                <span
                  className={cn(
                    "block h-full rounded-full",
                    machine === "lesson" ? "bg-ink-muted" : "bg-accent",
                  )}
                  style={{ width: `${100 * share}%` }}
                />
                {lines.map((line) => (
                  <span
                    key={line}
                    className="absolute inset-y-0 w-0.5 bg-surface"
                    style={{ insetInlineStart: `${100 * line}%` }}
                  />
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A machine that would train GPT-3, and how long it would take. */
type YearsRow = {
  readonly machine: "device" | "class" | "lesson";
  readonly flopPerSecond: number;
  readonly years: number;
  /** Length of its bar, 0–1, on a logarithmic scale. */
  readonly share: number;
};

/** Decades between the lines across the bars. */
const DECADES_A_LINE = 3;

/** The slowest machine first, without those that were not measured (null or 0). `lines`: positions of the lines across the bars (0–1). */
export function yearsRows(
  device: number | null,
  classSpeed: number | null,
): { readonly rows: readonly YearsRow[]; readonly lines: readonly number[] } {
  const speeds = [
    { machine: "device", flopPerSecond: device ?? 0 },
    { machine: "class", flopPerSecond: classSpeed ?? 0 },
    { machine: "lesson", flopPerSecond: speedOf(GPT3.flop, LESSON_YEARS) },
  ] as const;
  const timed = speeds
    .filter(({ flopPerSecond }) => flopPerSecond > 0)
    .map(({ machine, flopPerSecond }) => ({
      ...{ machine, flopPerSecond },
      years: machine === "lesson" ? LESSON_YEARS : yearsFor(GPT3.flop, flopPerSecond),
    }));
  const decades = Math.ceil(Math.max(...timed.map(({ years }) => Math.log10(years))));
  const rows = timed
    .map((row) => ({ ...row, share: Math.max(0, Math.log10(row.years)) / decades }))
    .sort((one, other) => other.years - one.years);
  const count = Math.ceil(decades / DECADES_A_LINE) - 1;
  const lines = Array.from({ length: count }, (_, index) => ((index + 1) * DECADES_A_LINE) / decades);
  return { rows, lines };
}
