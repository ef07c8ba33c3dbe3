import { ENGINE_NAMES } from "@/lib/protocol/worker";
import type { WantedEngine } from "./run-state";

const KEY = "downhill.engine";

/** What this tab was told to train on; "auto" where it was not, or where it may remember nothing. */
export function rememberedEngine(): WantedEngine {
  try {
    const kept = sessionStorage.getItem(KEY);
    return ENGINE_NAMES.find((name) => name === kept) ?? "auto";
  } catch {
    return "auto";
  }
}

export function rememberEngine(engine: WantedEngine): void {
  try {
    sessionStorage.setItem(KEY, engine);
  } catch {
    // A browser that keeps nothing forgets this too, when the page is reloaded.
  }
}
