"use client";

import { useEffect } from "react";

/**
 * Keeps the screen on while `awake`, if the browser can: it needs https or localhost, and may refuse on a low battery. Otherwise screens
 * sleep as usual.
 */
export function useWakeLock(awake: boolean): void {
  useEffect(() => (awake ? stayAwake() : undefined), [awake]);
}

/** Keeps the screen on until the returned function is called. */
function stayAwake(): () => void {
  // Missing on a page without https.
  const wakeLock = (navigator as Partial<Navigator>).wakeLock;
  if (wakeLock === undefined) return () => {};
  let over = false;
  let asking = false;
  let held: WakeLockSentinel | null = null;
  const take = async () => {
    // A hidden page loses its lock, and may request another when it is visible again.
    if (document.visibilityState !== "visible" || asking || held?.released === false) return;
    asking = true;
    try {
      const taken = await wakeLock.request("screen");
      if (over) await taken.release();
      else held = taken;
    } catch {
      // The system may refuse, for example to save battery. The next visibility change tries again.
    }
    asking = false;
  };
  void take();
  document.addEventListener("visibilitychange", take);
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", take);
    void held?.release();
  };
}
