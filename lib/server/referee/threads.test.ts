import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { createThreads, TooLong } from "./threads";

/** What a thread of these tests does: says a name and the order in which it was asked, waits, fails, or dies (for the first times). */
const THREAD = `
import { existsSync, writeFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
let asked = 0;
parentPort.on("message", (task) => {
  if (task.do === "say") parentPort.postMessage({ answer: task.name + " " + ++asked });
  if (task.do === "fail") parentPort.postMessage({ failed: "not these" });
  if (task.do === "die") process.exit(1);
  if (task.do === "throw") throw new Error("a bug");
  if (task.do === "die once") {
    if (existsSync(task.file)) parentPort.postMessage({ answer: "lived" });
    else { writeFileSync(task.file, ""); throw new Error("out of memory"); }
  }
});`;
type How = { patience?: number; seat?: number; signal?: AbortSignal; begun?: () => void };
type Task = { do: string; name?: string; file?: string };

function threads(count: number) {
  const folder = mkdtempSync(path.join(tmpdir(), "downhill-threads-"));
  const file = path.join(folder, "thread.mjs");
  writeFileSync(file, THREAD);
  const created = createThreads<Task>(pathToFileURL(file), count);
  onTestFinished(async () => {
    await created.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let seats = 0;
  const ask = (task: Task, cost = 1, { patience = 10_000, seat = seats++, ...rest }: How = {}) => {
    const of = { group: created, member: seat };
    return created.ask<string>({ task, of, cost, patience, urgency: "usual", ...rest });
  };
  return { ask, folder, close: created.close };
}

test("a thread does one thing after the other, the cheapest first of what seats want that have had equally little", async () => {
  const { ask } = threads(1);
  const said = await Promise.all([
    ask({ do: "say", name: "first" }, 9),
    ask({ do: "say", name: "dear" }, 100),
    ask({ do: "say", name: "cheap" }, 1),
    ask({ do: "say", name: "medium" }, 10),
  ]);
  expect(said).toEqual(["first 1", "dear 4", "cheap 2", "medium 3"]);
});

test("a task that a thread cannot do is told why, and the thread goes on", async () => {
  const { ask } = threads(1);
  await expect(ask({ do: "fail" })).rejects.toThrow("not these");
  expect(await ask({ do: "say", name: "next" })).toBe("next 1");
});

test("when a thread dies in the middle of a task, another does it, and those that waited lose nothing", async () => {
  const { ask, folder } = threads(1);
  const answers = Promise.all([
    ask({ do: "die once", file: path.join(folder, "died") }, 1),
    ask({ do: "say", name: "waited" }, 2),
  ]);
  expect(await answers).toEqual(["lived", "waited 1"]);
});

test.each(["die", "throw"])(
  "a task that kills its threads is given up, and does nothing to others: %s",
  async (how) => {
    const { ask } = threads(2);
    const killed = ask({ do: how });
    const others = Array.from({ length: 5 }, () => ask({ do: "say", name: "other" }));
    await expect(killed).rejects.toThrow();
    for (const said of await Promise.all(others)) expect(said).toMatch(/^other/);
    expect(await ask({ do: "say", name: "after" })).toMatch(/^after/);
  },
);

test("a task that never ends is given up when its patience is over, and the next one gets a fresh thread", async () => {
  const { ask } = threads(1);
  const endless = ask({ do: "nothing" }, 1, { patience: 300 });
  const next = ask({ do: "say", name: "next" }, 2);
  await expect(endless).rejects.toThrow(TooLong);
  expect(await next).toBe("next 1");
});

test("two threads do two things at once for two seats, and never for one", async () => {
  const { ask } = threads(2);
  const begun: string[] = [];
  const asking = (name: string, seat: number, task: Task["do"]) =>
    ask({ do: task, name }, 1, { seat, begun: () => begun.push(name), patience: 500 }).catch(
      () => "too long",
    );
  const all = [asking("first", 0, "nothing"), asking("second", 0, "say"), asking("other", 1, "say")];
  expect(await all[2]).toBe("other 1");
  expect(begun).toEqual(["first", "other"]);
  expect(await Promise.all(all)).toEqual(["too long", "second 1", "other 1"]);
});

test("what nobody wants any more is not begun with, or not ended, and the next one gets a fresh thread", async () => {
  const { ask } = threads(1);
  const [running, waiting] = [new AbortController(), new AbortController()];
  let begun = false;
  const asked = [
    ask({ do: "nothing" }, 1, { signal: running.signal }),
    ask({ do: "say", name: "waited" }, 2, { signal: waiting.signal, begun: () => (begun = true) }),
    ask({ do: "say", name: "next" }, 3),
    ask({ do: "say", name: "late" }, 4, { signal: AbortSignal.abort("too late") }),
  ].map((answer) => answer.catch((why) => why));
  waiting.abort("not wanted");
  running.abort("removed");
  expect(await Promise.all(asked)).toEqual(["removed", "not wanted", "next 1", "too late"]);
  expect(begun).toBe(false);
});

test("whoever waits when the threads are closed is told, and so is who comes after", async () => {
  const { ask, close } = threads(1);
  const waiting = [ask({ do: "nothing" }), ask({ do: "say", name: "late" })].map((asked) =>
    asked.catch((error: Error) => error.message),
  );
  await close();
  expect(await Promise.all(waiting)).toEqual(["The referee has gone.", "The referee has gone."]);
  await expect(ask({ do: "say", name: "after" })).rejects.toThrow("The referee has gone.");
});
