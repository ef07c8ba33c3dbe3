import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { CHROMIUM_FLAGS, chromiumPath } from "@/scripts/toolchain/chromium.mjs";

/** A headless Chromium with one page of ours, controlled over a pipe, since the usual tools keep every page visible. */
export type Chromium = {
  goto(address: string): Promise<void>;
  /** The (awaited) value of an expression in the page. Throws what it throws. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Brings another tab to the front, or ours back. Throws if the page does not notice. */
  setHidden(hidden: boolean): Promise<void>;
  /** The size of the page in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Slows the page's main thread down by this factor; 1 for full speed. */
  throttle(factor: number): Promise<void>;
  /** A click of the mouse at this place, in CSS pixels. */
  click(x: number, y: number): Promise<void>;
  close(): Promise<void>;
};

/** `flags`: by their purpose. */
export async function openChromium(flags: "bench" | "screens" = "bench"): Promise<Chromium> {
  const profile = await mkdtemp(join(tmpdir(), "downhill-bench-"));
  const browser = spawn(
    chromiumPath(),
    [...CHROMIUM_FLAGS[flags], `--user-data-dir=${profile}`, "about:blank"],
    {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
      // A group of its own, so that all its processes can be ended together.
      detached: true,
    },
  );
  const gone = new Promise<void>((resolve) => browser.once("exit", () => resolve()));
  const end = () => {
    try {
      process.kill(-browser.pid!, "SIGKILL");
    } catch {
      // It is gone already.
    }
  };
  process.once("exit", end);
  const send = devTools(browser.stdio[3] as Writable, browser.stdio[4] as Readable);
  const own = await ownPage(send);

  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const terms = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await send<Evaluated<Value>>("Runtime.evaluate", terms, own.session);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  let other: string | null = null;
  return {
    evaluate,
    async goto(url) {
      await send("Page.navigate", { url }, own.session);
      const there = `location.href === ${JSON.stringify(url)} && document.readyState === "complete"`;
      // Evaluating during the navigation throws.
      while (!(await evaluate<boolean>(there).catch(() => false))) await pause(20);
    },
    async setHidden(hidden) {
      other ??= (await send<{ targetId: string }>("Target.createTarget", { url: "about:blank" })).targetId;
      await send("Target.activateTarget", { targetId: hidden ? other : own.target });
      const become = `new Promise((resume) => setTimeout(() => resume(document.hidden), 500))`;
      if ((await evaluate<boolean>(become)) !== hidden) throw new Error("The tab cannot be hidden here.");
    },
    resize: (width, height) =>
      send(
        "Emulation.setDeviceMetricsOverride",
        { ...{ width, height }, deviceScaleFactor: 1, mobile: false },
        own.session,
      ),
    throttle: (rate) => send("Emulation.setCPUThrottlingRate", { rate }, own.session),
    async click(x, y) {
      const mouse = (type: string, more: object = {}) =>
        send("Input.dispatchMouseEvent", { type, x, y, ...more }, own.session);
      const left = { button: "left", clickCount: 1 };
      await mouse("mouseMoved");
      await mouse("mousePressed", left);
      await pause(50);
      await mouse("mouseReleased", left);
    },
    async close() {
      end();
      process.removeListener("exit", end);
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Send = <Result>(method: string, parameters?: object, sessionId?: string) => Promise<Result>;
type Evaluated<Value> = {
  result: { value: Value };
  exceptionDetails?: { text: string; exception?: { description?: string } };
};
type Answer = { id?: number; result: unknown; error?: { message: string } };

/** Chrome's DevTools protocol: JSON, each message ended by a zero. */
function devTools(input: Writable, output: Readable): Send {
  const waiting = new Map<number, { resolve(result: unknown): void; reject(reason: Error): void }>();
  let last = 0;
  let rest = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer;
      if (id === undefined) continue;
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result);
      waiting.delete(id);
    }
  });
  output.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Chromium has gone away."));
  });
  return <Result>(method: string, params: object = {}, sessionId?: string) =>
    new Promise<Result>((resolve, reject) => {
      waiting.set(++last, { resolve: resolve as (result: unknown) => void, reject });
      input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}

async function ownPage(send: Send) {
  const { targetInfos } = await send<{ targetInfos: { type: string; targetId: string }[] }>(
    "Target.getTargets",
  );
  const target = targetInfos.find(({ type }) => type === "page")!.targetId;
  const attach = { targetId: target, flatten: true };
  const { sessionId: session } = await send<{ sessionId: string }>("Target.attachToTarget", attach);
  return { target, session };
}
