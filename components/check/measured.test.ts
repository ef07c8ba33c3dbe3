import { expect, test } from "vitest";
import { CHECKS, enginesFor, type Measured, overallOf, resultOf } from "./measured";

const GPU = { found: true, name: "intel gen-12lp" } as const;
const READY: Measured = {
  distance: { roundTripMs: 12.2, clockAheadMs: -800 },
  sockets: { websocket: true, polling: true },
  cookies: true,
  storage: true,
  secure: true,
  webgpu: GPU,
  webgl: GPU,
  simd: true,
  speeds: [
    { engine: "simd", points: 90_000, pictures: 95 },
    { engine: "webgpu", points: 4_000, pictures: 380 },
  ],
};
const said = (changed: Partial<Measured>) => {
  const measured = { ...READY, ...changed };
  const notGood = CHECKS.flatMap((check) => {
    const found = resultOf(check, measured);
    return found?.says === "good" ? [] : [[check, found && [found.verdict, found.says, found.values]]];
  });
  return { overall: overallOf(measured), ...Object.fromEntries(notGood) };
};

test("a device on which everything works is ready, and its speed is that of its fastest engine", () => {
  expect(said({})).toEqual({ overall: "ready" });
  expect(resultOf("server", READY)?.values).toEqual({ ms: 13 });
  expect(resultOf("speed", READY)?.values).toEqual({ seconds: "0.8", engine: "webgpu" });
});

test("nothing is said of what has not been measured, and nothing of the whole before all is, but for what is bad already", () => {
  expect(CHECKS.map((check) => resultOf(check, {}))).toEqual(CHECKS.map(() => null));
  expect(overallOf({})).toBe(null);
  expect(overallOf({ ...READY, speeds: undefined })).toBe(null);
  expect(overallOf({ distance: null })).toBe("unready");
});

test("a page that is not secure is as ready as another one, and says why it has no WebGPU", () => {
  expect(said({ secure: false, webgpu: { found: false, why: "insecure" } })).toEqual({
    overall: "ready",
    secure: ["note", "note", {}],
    webgpu: ["note", "insecure", {}],
  });
  expect(said({ webgpu: { found: false, why: "missing" } })).toMatchObject({
    webgpu: ["note", "missing", {}],
  });
  expect(
    said({ webgpu: { found: false, why: "no-adapter" }, webgl: { found: false, why: "missing" } }),
  ).toEqual({
    overall: "ready",
    webgpu: ["note", "no-adapter", {}],
    webgl: ["note", "note", {}],
  });
  expect(said({ webgl: { found: true, name: "ANGLE (Google, Vulkan 1.3 (SwiftShader Device))" } })).toEqual({
    overall: "ready",
    webgl: ["note", "software", {}],
  });
});

test("a network that lets only long polling pass, or nothing, is told apart", () => {
  expect(said({ sockets: { websocket: false, polling: true } })).toEqual({
    overall: "limited",
    socket: ["warning", "warning", {}],
  });
  expect(said({ sockets: { websocket: false, polling: false } })).toEqual({
    overall: "unready",
    socket: ["bad", "bad", {}],
  });
  expect(said({ distance: { roundTripMs: 420, clockAheadMs: 0 } })).toEqual({
    overall: "limited",
    server: ["warning", "warning", { ms: 420 }],
  });
  expect(said({ distance: null })).toEqual({ overall: "unready", server: ["bad", "bad", {}] });
});

test("a clock matters by the day, a browser without cookies always, one without storage a little", () => {
  const ahead = (clockAheadMs: number) => said({ distance: { roundTripMs: 1, clockAheadMs } });
  expect(ahead(-12 * 60_000)).toEqual({ overall: "ready", clock: ["note", "note", { minutes: 12 }] });
  expect(ahead(40 * 86_400_000)).toEqual({ overall: "limited", clock: ["warning", "warning", { days: 40 }] });
  expect(said({ cookies: false })).toEqual({ overall: "unready", cookies: ["bad", "bad", {}] });
  expect(said({ storage: false, simd: false })).toEqual({
    overall: "limited",
    storage: ["warning", "warning", {}],
    simd: ["warning", "warning", {}],
  });
});

test("a device is fast enough when a round leaves time for several runs", () => {
  const at = (pictures: number | null) => said({ speeds: [{ engine: "simd", points: 1_000, pictures }] });
  expect(at(9.5)).toEqual({ overall: "ready" });
  expect(at(9)).toEqual({
    overall: "limited",
    speed: ["warning", "warning", { seconds: 32, engine: "simd" }],
  });
  expect(at(2)).toEqual({ overall: "unready", speed: ["bad", "bad", { seconds: 143, engine: "simd" }] });
  expect(at(null)).toEqual({ overall: "unready", speed: ["bad", "failed", {}] });
});

test("an engine is timed where its graphics was found", () => {
  const none = { found: false, why: "insecure" } as const;
  expect(enginesFor({ webgpu: GPU, webgl: GPU })).toEqual(["simd", "webgpu", "tfjs-webgl"]);
  expect(enginesFor({ webgpu: none, webgl: GPU })).toEqual(["simd", "tfjs-webgl"]);
  expect(enginesFor({ webgpu: none, webgl: none })).toEqual(["simd"]);
});
