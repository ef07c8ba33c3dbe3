import { isSoftwareGpu } from "@/components/lab/train/engine-comparison";
import { ENGINE_NAMES, type EngineName } from "@/lib/learning/training/engine-choice";

/** What graphics a page gets of its browser, or why none. `name`: the browser's for the device, empty if it gives none. */
export type Graphics =
  | { readonly found: true; readonly name: string }
  | { readonly found: false; readonly why: "insecure" | "missing" | "no-adapter" };

/** Whole steps a second that an engine takes on two networks of a lesson; null: it does not train there. */
export type EngineSpeed = {
  readonly engine: EngineName;
  readonly points: number | null;
  readonly pictures: number | null;
};

/** What has been found out about a device in a classroom so far; what is missing is still being measured. */
export type Measured = {
  /** How far away the server is, in milliseconds, and by how many its clock is ahead; null: it does not answer. */
  readonly distance?: { readonly roundTripMs: number; readonly clockAheadMs: number } | null;
  readonly sockets?: { readonly websocket: boolean; readonly polling: boolean };
  readonly cookies?: boolean;
  readonly storage?: boolean;
  readonly secure?: boolean;
  readonly webgpu?: Graphics;
  readonly webgl?: Graphics;
  readonly simd?: boolean;
  readonly speeds?: readonly EngineSpeed[];
};

/** `note`: worth knowing, and no fault. `warning`: a lesson works, with limits. `bad`: it does not work. */
export type Verdict = "good" | "note" | "warning" | "bad";

export const CHECKS = [
  "server",
  "socket",
  "speed",
  "cookies",
  "storage",
  "clock",
  "secure",
  "webgpu",
  "webgl",
  "simd",
] as const;
export type CheckName = (typeof CHECKS)[number];

/** The result of one check: its verdict, and the sentence that says it, by its key below the check's, with its values. */
export type CheckResult = {
  readonly verdict: Verdict;
  readonly says: string;
  readonly values: Readonly<Record<string, string | number>>;
};

/** Curves and the board move four times a second: beyond this, a lab lags behind. */
const SLOW_MS = 300;
const CLOCK_NOTE_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

/**
 * The steps of a run on the lesson's 600 drawings, 15 epochs in batches of 32, with the largest network that its round suggests. In five minutes
 * a student should be able to try several: half a minute for each is enough, and after two there is one try.
 */
const PICTURE_STEPS = 285;
const ENOUGH_S = 30;
const TOO_LONG_S = 120;

/** What the measurements say about a check; null while it is not known. */
export function resultOf(check: CheckName, measured: Measured): CheckResult | null {
  switch (check) {
    case "server": {
      const { distance } = measured;
      if (distance === undefined) return null;
      if (distance === null) return result("bad");
      return result(distance.roundTripMs < SLOW_MS ? "good" : "warning", {
        ms: Math.ceil(distance.roundTripMs),
      });
    }
    case "socket": {
      const { sockets } = measured;
      if (!sockets) return null;
      if (sockets.websocket) return result("good");
      return result(sockets.polling ? "warning" : "bad");
    }
    case "clock":
      return clockResult(measured.distance);
    case "cookies":
      return yesOrNo(measured.cookies, "bad");
    case "storage":
      return yesOrNo(measured.storage, "warning");
    case "secure":
      return yesOrNo(measured.secure, "note");
    case "webgpu": {
      const { webgpu } = measured;
      if (webgpu?.found === false) return { ...result("note"), says: webgpu.why };
      return webgpu ? foundResult(webgpu.name) : null;
    }
    case "webgl": {
      const { webgl } = measured;
      if (webgl?.found === false) return result("note");
      return webgl ? foundResult(webgl.name) : null;
    }
    case "simd":
      return yesOrNo(measured.simd, "warning");
    case "speed":
      return measured.speeds ? speedResult(measured.speeds) : null;
  }
}

/** The verdict on the device as a whole; null while something is still being measured. */
export function overallOf(measured: Measured): "ready" | "limited" | "unready" | null {
  const verdicts = CHECKS.map((check) => resultOf(check, measured)?.verdict);
  if (verdicts.includes("bad")) return "unready";
  if (verdicts.includes(undefined)) return null;
  return verdicts.includes("warning") ? "limited" : "ready";
}

function result(verdict: Verdict, values: CheckResult["values"] = {}): CheckResult {
  return { verdict, says: verdict, values };
}

function yesOrNo(is: boolean | undefined, otherwise: Verdict): CheckResult | null {
  return is === undefined ? null : result(is ? "good" : otherwise);
}

function foundResult(name: string): CheckResult {
  return isSoftwareGpu(name) ? { ...result("note"), says: "software" } : result("good");
}

function clockResult(distance: Measured["distance"]): CheckResult | null {
  if (distance === undefined) return null;
  // Without an answer there is no clock to compare, which is said where the answer is missing.
  const apart = Math.abs(distance?.clockAheadMs ?? 0);
  if (apart >= DAY_MS) return result("warning", { days: Math.round(apart / DAY_MS) });
  return apart >= CLOCK_NOTE_MS ? result("note", { minutes: Math.round(apart / 60_000) }) : result("good");
}

function speedResult(speeds: readonly EngineSpeed[]): CheckResult {
  const trains = speeds.flatMap(({ engine, pictures }) => (pictures === null ? [] : [{ engine, pictures }]));
  const [fastest] = trains.sort((one, other) => other.pictures - one.pictures);
  if (!fastest) return { ...result("bad"), says: "failed" };
  const seconds = PICTURE_STEPS / fastest.pictures;
  const values = { seconds: seconds < 1 ? seconds.toFixed(1) : Math.ceil(seconds), engine: fastest.engine };
  return result(seconds <= ENOUGH_S ? "good" : seconds <= TOO_LONG_S ? "warning" : "bad", values);
}

/** The engines that can be timed on a page that has this graphics. */
export function enginesFor({ webgpu, webgl }: Pick<Measured, "webgpu" | "webgl">): EngineName[] {
  const has = { simd: true, webgpu: webgpu?.found === true, "tfjs-webgl": webgl?.found === true };
  return ENGINE_NAMES.filter((engine) => has[engine]);
}
