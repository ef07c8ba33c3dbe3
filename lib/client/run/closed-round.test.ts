import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { encodeSplit } from "@/lib/protocol/split";
import { labInClass } from "@/lib/testing/client/lab-in-class";
import { calibration, points, round, settings, split } from "@/lib/testing/client/run-keeper";
import { SOON } from "@/lib/testing/soon";
import type { RunKeeper } from "./run-keeper";

let keeper: RunKeeper;
beforeEach(() => {
  vi.stubGlobal("fetch", async () => new Response(gzipSync(Buffer.from(encodeSplit(split)))));
});
afterEach(() => {
  keeper.dispose();
  vi.unstubAllGlobals();
});
const ready = () => vi.waitUntil(() => keeper.store.getState().status === "ready", SOON);

test("when its round closes, a run stops, and the page keeps its curve and the examples to look at", async () => {
  const { listeners, asked, ...opened } = labInClass();
  keeper = opened.keeper;
  await ready();
  keeper.start(settings);
  listeners[0]!.started(calibration);
  listeners[0]!.points(0, points(0, 3));
  asked.length = 0;
  keeper.enter(round, true);
  keeper.enter(round, true);
  expect(asked).toEqual(["stop"]);
  expect(keeper.store.getState()).toMatchObject({ run: 0, curve: points(0, 3), examples: { round: 0 } });
});

test("in a round that is over, nothing is trained, prepared or tried", async () => {
  const { asked, ...opened } = labInClass();
  keeper = opened.keeper;
  await ready();
  keeper.enter(round, true);
  asked.length = 0;
  keeper.start(settings);
  const swept: boolean[] = [];
  keeper.sweep(settings, (_, done) => swept.push(done));
  keeper.setEngine("simd");
  expect([asked, swept]).toEqual([[], [true]]);
});

test("the next round is trained in as if there had been nothing to look back on", async () => {
  const { asked, ...opened } = labInClass();
  keeper = opened.keeper;
  await ready();
  keeper.enter(round, true);
  asked.length = 0;
  keeper.enter({ ...round, round: 1, seed: 6 });
  await ready();
  keeper.start(settings);
  expect(asked).toEqual(["stop", "load", "prepare auto", "start watch auto"]);
});
