import { CONTENDER_NAMES, OURS, PEERS } from "./contenders/names";
import type { Manners } from "./manners";
import type { Speeds } from "./speeds";
import { bestRatio } from "./statistics";
import { TASK_NAMES, TASK_TITLES, type TaskName } from "./tasks";

/** The result of the training benchmark. */
export type Report = Manners & {
  /** Medians; null if a contender cannot train the task. */
  readonly steps_per_s: Readonly<Partial<Record<TaskName, Speeds>>>;
  /** Our best ÷ the best of TensorFlow.js (`minimize` and `fit`) and jax-js. */
  readonly ratio: Readonly<Partial<Record<TaskName, number | null>>>;
  /** Bytes: what the worker fetches at the start, and what each engine adds. */
  readonly gzip: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
};

export function ratioOf(speeds: Speeds): number | null {
  return bestRatio(speeds, OURS, PEERS);
}

/** The report as text: a Markdown table of speeds, and the other figures. */
export function readable(report: Report): string {
  const tasks = TASK_NAMES.filter((task) => report.steps_per_s[task]);
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const table = [
    row(["steps/s", ...tasks]),
    row(["---", ...tasks.map(() => "---:")]),
    ...CONTENDER_NAMES.map((name) =>
      row([name, ...tasks.map((task) => speed(report.steps_per_s[task]![name]))]),
    ),
    row(["**our best ÷ the best peer**", ...tasks.map((task) => `**${factor(report.ratio[task])}**`)]),
  ];
  const each = (values: Readonly<Partial<Record<string, number>>>) =>
    Object.entries(values)
      .map(([task, value]) => `${task} ${value?.toFixed(1)}`)
      .join(", ");
  return [
    ...tasks.map((task) => `${task}: ${TASK_TITLES[task]}`),
    "",
    ...table,
    "",
    `From Train to the first step, ms: ${each(report.first_step_ms)}`,
    `From Stop to the end, ms: ${each(report.stop_ms)}`,
    `Live ÷ silent: ${report.live_on_over_off.toFixed(3)}; hidden ÷ visible: ${report.hidden_over_visible.toFixed(3)}`,
    `Compressed by gzip, kB: ${each(Object.fromEntries(Object.entries(report.gzip).map(([name, bytes]) => [name, bytes / 1000])))}`,
    ...report.notes,
  ].join("\n");
}

function speed(perSecond: number | null): string {
  if (perSecond === null) return "–";
  const digits = perSecond < 10 ? 1 : 0;
  return perSecond.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function factor(value: number | null | undefined): string {
  return value ? `${value.toFixed(1)}×` : "–";
}
