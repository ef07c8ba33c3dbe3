import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { ScreenKind } from "@/lib/protocol/socket";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { SessionEvent } from "@/lib/session/log/events";
import type { LiveRoom } from "../room/live-room";

/** The server's metrics for Prometheus: about classes, and about the process. */
export type Metrics = {
  happened(events: readonly SessionEvent[]): void;
  /** A request to an API route was answered. `refusal`: null when it was granted, else why not. */
  answered(route: string, refusal: ProblemCode | null): void;
  /** A tick of all rooms: how long it took, and how late it began, in seconds. */
  ticked(duration: number, delay: number): void;
  /** Adds gauges that are read from these sources at every scrape. */
  watch(sources: MetricsSources): void;
  /** All metrics in Prometheus's text format. */
  text(): Promise<string>;
  readonly contentType: string;
};

type MetricsSources = {
  live(): readonly LiveRoom[];
  /** How long the oldest unstored event has been waiting, in milliseconds; 0 when all are stored. */
  oldestWaits(): number;
  /** Referee tasks that are waiting or being done. */
  refereeTasks(): number;
};

/** From a quiet tick to one that everybody would notice. */
const TICK_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** `ofProcess`: whether to include memory, CPU, event loop and garbage collection, whose observers cost a little. */
export function createMetrics({ ofProcess }: { readonly ofProcess: boolean }): Metrics {
  const register = new Registry();
  const registers = [register];
  if (ofProcess) collectDefaultMetrics({ register });

  const events = new Counter({
    name: "downhill_events_total",
    help: "Events that happened in sessions.",
    labelNames: ["type"],
    registers,
  });
  const answers = new Counter({
    name: "downhill_api_answers_total",
    help: "Requests for the API that were answered, by route; reason: why they were refused.",
    labelNames: ["route", "reason"],
    registers,
  });
  const joins = new Counter({
    name: "downhill_joins_total",
    help: "Requests to join that were granted.",
    registers,
  });
  const refusals = new Counter({
    name: "downhill_joins_refused_total",
    help: "Requests to join that were refused.",
    labelNames: ["reason"],
    registers,
  });
  const tickDuration = new Histogram({
    name: "downhill_tick_duration_seconds",
    help: "How long a tick of all rooms took: clocks, presence and frames for every screen.",
    buckets: TICK_BUCKETS_S,
    registers,
  });
  const tickDelay = new Histogram({
    name: "downhill_tick_delay_seconds",
    help: "How much later than planned a tick began.",
    buckets: TICK_BUCKETS_S,
    registers,
  });

  return {
    happened(all) {
      for (const { type } of all) events.inc({ type });
    },
    answered(route, reason) {
      answers.inc({ route, reason: reason ?? "" });
      if (route !== "join") return;
      if (reason === null) joins.inc();
      else refusals.inc({ reason });
    },
    ticked(duration, delay) {
      tickDuration.observe(duration);
      tickDelay.observe(delay);
    },
    watch: (sources) => watch(sources, registers),
    text: () => register.metrics(),
    contentType: register.contentType,
  };
}

function watch({ live, oldestWaits, refereeTasks }: MetricsSources, registers: Registry[]): void {
  new Gauge({
    name: "downhill_screens",
    help: "Connected screens.",
    labelNames: ["kind"],
    registers,
    collect() {
      const screens = live().flatMap((room) => room.screens());
      for (const kind of ScreenKind.options)
        this.set({ kind }, screens.filter((screen) => screen.kind === kind).length);
    },
  });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge("downhill_rooms", "Sessions in memory, ended ones among them.", () => live().length);
  gauge(
    "downhill_sessions_live",
    "Sessions in memory that have not ended.",
    () => live().filter(({ room }) => room.session().phase.kind !== "ended").length,
  );
  gauge("downhill_events_waiting", "Events that happened and are not stored yet.", () =>
    live().reduce((sum, { room, journal }) => sum + room.session().seq - journal.storedUpTo(), 0),
  );
  gauge(
    "downhill_oldest_waiting_event_age_seconds",
    "How long the oldest of them has waited.",
    () => oldestWaits() / 1_000,
  );
  gauge("downhill_referee_tasks", "Tasks that wait for the referee, or that it does.", refereeTasks);
}
