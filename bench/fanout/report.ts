import { PEERS, type Peer } from "./peers";

/** The figures for one class on one server. */
export type FanoutFigures = {
  /** From a student's report to the teacher's desk. */
  readonly host_p50_ms: number;
  readonly host_p99_ms: number;
  /** Share of one core that the server's process uses. */
  readonly cpu_percent: number;
  readonly rss_mb: number;
  /** What one screen receives. */
  readonly student_bytes_per_s: number;
  readonly host_bytes_per_s: number;
  readonly event_loop_p99_ms: number;
  readonly disconnects: number;
};

/** By the number of students; null if the peer broke down. */
type BySize = Readonly<Record<string, FanoutFigures | null>>;
export type FanoutReport = Readonly<Record<Peer, BySize>> & {
  readonly ratio: { readonly cpu_over_ws: number | null };
};

/** The class size at which servers are compared. */
const COMPARED = 300;

export function fanoutReport(
  students: readonly number[],
  figuresOf: (peer: Peer, count: number) => FanoutFigures | null,
): FanoutReport {
  const bySize = (peer: Peer) => Object.fromEntries(students.map((count) => [count, figuresOf(peer, count)]));
  const own = figuresOf("ours", COMPARED);
  const bare = figuresOf("ws", COMPARED);
  return {
    ours: bySize("ours"),
    rebroadcast: bySize("rebroadcast"),
    ws: bySize("ws"),
    ratio: { cpu_over_ws: own && bare ? own.cpu_percent / bare.cpu_percent : null },
  };
}

const COLUMNS = {
  host_p50_ms: "desk p50, ms",
  host_p99_ms: "desk p99, ms",
  cpu_percent: "CPU, % of a core",
  rss_mb: "memory, MB",
  student_bytes_per_s: "a lab, B/s",
  host_bytes_per_s: "the desk, B/s",
  event_loop_p99_ms: "event loop p99, ms",
  disconnects: "disconnects",
} as const satisfies Record<keyof FanoutFigures, string>;

/** The report as a Markdown table. */
export function readableFanout(report: FanoutReport): string {
  const columns = Object.keys(COLUMNS) as (keyof FanoutFigures)[];
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = PEERS.flatMap((peer) =>
    Object.entries(report[peer]).map(([count, figures]) =>
      row([count, peer, ...columns.map((column) => (figures ? figure(figures[column]) : "–"))]),
    ),
  );
  return [
    row(["students", "server", ...columns.map((column) => COLUMNS[column])]),
    row(["---:", "---", ...columns.map(() => "---:")]),
    ...rows,
    "",
    `CPU over bare ws at ${COMPARED} students: ${report.ratio.cpu_over_ws?.toFixed(2) ?? "–"}`,
  ].join("\n");
}

function figure(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 1 : 0 });
}
