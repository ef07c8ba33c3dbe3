import type { Page } from "@playwright/test";
import { sayIn } from "@/e2e/support/texts";

/** How a page showed a replay, in milliseconds, and what it loaded. */
export type Visit = {
  /** From the click on the link until the class can be seen and played. */
  readonly open_ms: number;
  /** Until all of it is loaded. */
  readonly whole_ms: number;
  /** From a key that jumps until the page has stopped changing, for each jump. */
  readonly seeks: readonly number[];
};

const say = sayIn("en");
/** What the page says of what is still loading, up to the share. */
const STILL_LOADS = new RegExp(
  ["replay.restLoads", "replay.momentLoads"].map((key) => say(key, { share: 0 }).split("0")[0]).join("|"),
);
const THROTTLE = 4;
const PATIENCE_MS = 120_000;
/** Jumps to tenths of the class, in an order in which each is far from the one before. */
const JUMPS = "3816940527".repeat(3);

/** Opens a replay on a computer with a quarter of the speed, waits until it is loaded, and jumps about in it. */
export async function visit(page: Page, address: string): Promise<Visit> {
  // tsx compiles functions so that they call this where their names are kept.
  await page.addInitScript("globalThis.__name = (value) => value;");
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  // A moment is in the address, so that the player is what opens.
  await page.goto(`${address}&t=0:00`, { waitUntil: "commit" });
  await page.getByRole("button", { name: say("replay.play"), exact: true }).waitFor({ timeout: PATIENCE_MS });
  const opened = await page.evaluate(firstFrame);
  await page.getByText(STILL_LOADS).waitFor({ state: "hidden", timeout: PATIENCE_MS });
  const whole = await page.evaluate(() => performance.now());
  const seeks: number[] = [];
  for (const key of JUMPS) seeks.push(await page.evaluate(timeOfJump, key));
  return { open_ms: opened, whole_ms: whole, seeks };
}

/** Since the navigation began, when the next frame is on the screen. */
function firstFrame(): Promise<number> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
  );
}

/** Presses a key, and waits until the page has not changed for some frames. */
function timeOfJump(key: string): Promise<number> {
  return new Promise((resolve) => {
    const began = performance.now();
    let last = began;
    let quiet = 0;
    const changes = new MutationObserver(() => {
      quiet = 0;
    });
    changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const look = () => {
      if (quiet === 0) last = performance.now();
      if (quiet++ < 4) requestAnimationFrame(look);
      else {
        changes.disconnect();
        resolve(last - began);
      }
    };
    requestAnimationFrame(look);
  });
}
