import { setMaxListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { createTurnstile, type Place } from "./turnstile";

const stays = new AbortController().signal;
setMaxListeners(0, stays);
const SETTINGS = { perSecond: 20, patienceMs: 5_000, mostInLane: 400, mostInNetwork: 2_000 };

/** A turnstile that notes in which order people came through. */
function watched(settings = SETTINGS) {
  const turnstile = createTurnstile(settings);
  const through: string[] = [];
  const come = (name: string, place: Place, left = stays) =>
    turnstile.turn("a class", place, left, async () => {
      through.push(name);
      return name;
    });
  return { through, come };
}

const bot = { network: "198.51.100.1", lane: "" };

test("who comes alone goes through at once, and a class of forty within two seconds, in the order of coming", async () => {
  const { through, come } = watched();
  const names = Array.from({ length: 40 }, (_, index) => `student ${index}`);
  const place = { network: "203.0.113.7", lane: "" };
  expect(await Promise.all(names.map((name) => come(name, place)))).toEqual(names);
  expect(through).toEqual(names);
});

test("a thousand at one address, all without a pass, hold up a student there or elsewhere by two turns", async () => {
  const { through, come } = watched({ ...SETTINGS, patienceMs: 1_500 });
  const bots = Array.from({ length: 1_000 }, (_, index) => come(`bot ${index}`, bot));
  const beside = come("Grace", { network: bot.network, lane: "her browser" });
  const elsewhere = come("Ada", { network: "203.0.113.7", lane: "her browser" });
  expect(await Promise.all([beside, elsewhere])).toEqual(["Grace", "Ada"]);
  expect(through.length).toBeLessThan(6);
  expect((await Promise.all(bots)).filter(Boolean).length).toBeLessThan(60);
});

test("too many at one address are told so at once; who left or waited too long takes no turn", async () => {
  const { through, come } = watched({ perSecond: 1, patienceMs: 300, mostInLane: 3, mostInNetwork: 9 });
  const leaving = new AbortController();
  const answers = [
    come("first", bot),
    come("second", bot),
    come("third", bot, leaving.signal),
    come("fourth", bot),
  ];
  answers.push(come("fifth", bot));
  leaving.abort();
  expect(await Promise.all(answers)).toEqual(["first", null, null, null, null]);
  expect(through).toEqual(["first"]);
});

test("a turn that fails fails for its own, and the next is let through", async () => {
  const turnstile = createTurnstile(SETTINGS);
  const failing = turnstile.turn("a class", bot, stays, () => Promise.reject(new Error("no seat")));
  const next = turnstile.turn("a class", bot, stays, async () => "seat");
  await expect(failing).rejects.toThrow("no seat");
  expect(await next).toBe("seat");
});

test("a clock that is set back by a day keeps nobody waiting", async () => {
  const { come } = watched({ ...SETTINGS, perSecond: 2 });
  const place = { network: "203.0.113.7", lane: "" };
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    await Promise.all([come("Ada", place), come("Bob", place)]);
    vi.setSystemTime(Date.now() - 86_400_000);
    expect(await come("Cleo", place)).toBe("Cleo");
  } finally {
    vi.useRealTimers();
  }
});
