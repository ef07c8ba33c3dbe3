import { openBenchBrowser } from "@/bench/browser";
import { PEERS } from "@/bench/contenders/names";
import { measureSpeeds } from "@/bench/speeds";
import { bestRatio } from "@/bench/statistics";
import { TASK_TITLES } from "@/bench/tasks";
import { workerDownloads } from "@/lib/testing/trainer/download-sizes";
import { measureWaits, type Waits } from "./waits";

/** The result of the letters benchmark. */
export type LettersReport = Waits & {
  /** Medians; null where it cannot train. `tfjs` and `jax`: the fastest way of using the library, on an equal dense network. */
  readonly steps_per_s: Readonly<Record<"simd" | "webgpu" | "tfjs" | "jax", number | null>>;
  /** Our best ÷ the better of the libraries. */
  readonly ratio: number | null;
  /** What the training worker fetches at the start, compressed. */
  readonly worker_gzip_kb: number;
};

export async function benchLetters(log: (sentence: string) => void): Promise<LettersReport> {
  log("Speeds …");
  const browser = await openBenchBrowser();
  const speeds = await measureSpeeds(browser, "letters", log).finally(() => browser.close());
  const best = (library: string) => {
    const own = PEERS.filter((name) => name.startsWith(library)).map((name) => speeds[name] ?? 0);
    return Math.max(...own) || null;
  };
  const { simd, webgpu } = speeds;
  const steps_per_s = { simd, webgpu, tfjs: best("tfjs-"), jax: best("jax-js") };
  log("In a lab …");
  const { first_words_ms, loss_2_35_ms } = await measureWaits(log);
  const { worker } = await workerDownloads();
  return {
    first_words_ms: Math.round(first_words_ms),
    loss_2_35_ms: Math.round(loss_2_35_ms),
    steps_per_s,
    ratio: bestRatio(steps_per_s, ["simd", "webgpu"], ["tfjs", "jax"]),
    worker_gzip_kb: worker!.gzip / 1000,
  };
}

export function readableLetters(report: LettersReport): string {
  const { first_words_ms, loss_2_35_ms, steps_per_s, ratio, worker_gzip_kb } = report;
  const speeds = Object.entries(steps_per_s).map(
    ([name, speed]) => `${name} ${speed === null ? "–" : Math.round(speed).toLocaleString("en-US")}`,
  );
  return [
    TASK_TITLES.letters,
    `Steps per second: ${speeds.join(", ")}`,
    `Our best ÷ the best peer: ${ratio?.toFixed(1) ?? "–"}`,
    `From Train to the first words, on a processor a quarter as fast, ms: ${first_words_ms}`,
    `From Train to a validation loss of 2.35, on the same, ms: ${loss_2_35_ms}`,
    `The worker, compressed by gzip, kB: ${worker_gzip_kb.toFixed(1)}`,
  ].join("\n");
}
