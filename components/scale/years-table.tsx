import { useTranslations } from "next-intl";
import type { BoardSize } from "@/components/board/board-size";
import { cn } from "@/components/ui/class-names";
import { yearsFor } from "@/lib/learning/network/compute-scale";
import { GPT3, PUBLISHED } from "@/lib/learning/network/gpt3";
import { formatFlop } from "@/lib/learning/numbers/format";
import { formatTera, readableYears } from "./format-scale";

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
  const speedOf = ({ machine, flopPerSecond }: YearsRow) =>
    t("perSecond", { flop: isPublished(machine) ? formatTera(flopPerSecond) : formatFlop(flopPerSecond) });
  return (
    <table className={cn("w-full", wall ? "text-base leading-tight" : "text-sm")}>
      <caption className="sr-only">{t("yearsCaption")}</caption>
      <thead className={wall ? "sr-only" : "text-ink-muted text-xs"}>
        <tr>
          {(["machine", "speed", "time"] as const).map((column) => (
            <th key={column} scope="col" className="py-1 pe-3 text-start font-medium">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.machine}
            className={cn("border-line border-t align-top", wall ? "*:py-0.5" : "*:py-1.5")}
          >
            <th scope="row" className="pe-3 text-start font-medium">
              {t(`machines.${row.machine}`)}
            </th>
            <td className="tabular whitespace-nowrap pe-3 text-ink-muted">
              <bdi dir="ltr">{`÷\u00a0${speedOf(row)}`}</bdi>
            </td>
            <td className={wall ? "w-2/5" : "w-1/2"}>
              <span className="tabular font-semibold">{t("years", readableYears(row.years))}</span>
              <span
                aria-hidden="true"
                className={cn(
                  "relative block overflow-hidden rounded-full bg-sunken",
                  wall ? "h-1.5" : "mt-1 h-2",
                )}
              >
                <span
                  className={cn(
                    "block h-full rounded-full",
                    isPublished(row.machine) ? "bg-ink-muted" : "bg-accent",
                  )}
                  style={{ width: `${100 * row.share}%` }}
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

type Machine = "device" | "class" | "v100" | "rtx4090";

/** Whether its speed is a published peak; others were measured. */
function isPublished(machine: Machine): boolean {
  return machine === "v100" || machine === "rtx4090";
}

/** A machine that would train GPT-3, and how long it would take. */
type YearsRow = {
  readonly machine: Machine;
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
    { machine: "v100", flopPerSecond: PUBLISHED.oneV100.flopPerSecond },
    { machine: "rtx4090", flopPerSecond: PUBLISHED.oneRtx4090.flopPerSecond },
  ] as const;
  const timed = speeds
    .filter(({ flopPerSecond }) => flopPerSecond > 0)
    .map((speed) => ({ ...speed, years: yearsFor(GPT3.flop, speed.flopPerSecond) }));
  const decades = Math.ceil(Math.max(...timed.map(({ years }) => Math.log10(years))));
  const rows = timed
    .map((row) => ({ ...row, share: Math.max(0, Math.log10(row.years)) / decades }))
    .sort((one, other) => other.years - one.years);
  const count = Math.ceil(decades / DECADES_A_LINE) - 1;
  const lines = Array.from({ length: count }, (_, index) => ((index + 1) * DECADES_A_LINE) / decades);
  return { rows, lines };
}
