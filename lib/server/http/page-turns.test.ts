import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { createPageTurns } from "./page-turns";

/** Turns whose pages take `takesMs`; who was rendered, in order, and how many at once at most. */
function watched(settings: Parameters<typeof createPageTurns>[0], takesMs = 0) {
  const turns = createPageTurns(settings);
  const rendered: string[] = [];
  const now = { rendering: 0, most: 0 };
  const ask = (network: string) => {
    const response = new EventEmitter() as ServerResponse;
    const taken = turns.take(network, response, async () => {
      rendered.push(network);
      now.rendering++;
      now.most = Math.max(now.most, now.rendering);
      await pause(takesMs);
      now.rendering--;
      response.emit("close");
    });
    return { taken, leave: () => response.emit("close") };
  };
  return { ask, rendered, now };
}

test("a flood of pages from one network delays somebody at another by no more than what is being rendered", async () => {
  const { ask, rendered, now } = watched({ atOnce: 3, perSecond: 1_000, mostWaiting: 100 }, 10);
  const flood = Array.from({ length: 500 }, () => ask("flood"));
  expect(flood.filter(({ taken }) => taken)).toHaveLength(103);
  await pause(25);
  ask("student");
  const before = rendered.length;
  await expect.poll(() => rendered.indexOf("student")).toBeGreaterThanOrEqual(0);
  expect(rendered.indexOf("student") - before).toBeLessThanOrEqual(3);
  await expect.poll(() => rendered.length).toBe(104);
  expect(now.most).toBe(3);
});

test("one network has so many pages a second and no more; those who leave meanwhile take nobody's turn", async () => {
  const { ask, rendered } = watched({ atOnce: 100, perSecond: 20, mostWaiting: 100 });
  const all = Array.from({ length: 60 }, () => ask("school"));
  await pause(0);
  expect(rendered).toHaveLength(20);
  for (const { leave } of all.slice(20, 58)) leave();
  await expect.poll(() => rendered.length).toBe(22);
});

test("a page that is read slowly, or never, holds its turn for a moment only", async () => {
  const { ask, rendered } = watched({ atOnce: 1, perSecond: 100, mostWaiting: 100 }, 60_000);
  ask("slow");
  ask("student");
  expect(rendered).toEqual(["slow"]);
  await expect.poll(() => rendered).toEqual(["slow", "student"]);
});
