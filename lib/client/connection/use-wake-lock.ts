"use client";

import { useEffect } from "react";

/**
 * Keeps the screen from going to sleep for as long as `awake`, where the browser can: on a page over https or at the machine itself. Elsewhere, and
 * where a battery is nearly empty, screens sleep as they always do.
 */
export function useWakeLock(awake: boolean): void {
  useEffect(() => (awake ? stayAwake() : undefined), [awake]);
}

/** Until the returned function is called. */
function stayAwake(): () => void {
  // Missing on a page without https.
  const wakeLock = (navigator as Partial<Navigator>).wakeLock;
  if (wakeLock === undefined) return () => {};
  let over = false;
  let asking = false;
  let held: WakeLockSentinel | null = null;
  const take = async () => {
    // A page that is hidden loses its lock, and may take another once it is seen again.
    if (document.visibilityState !== "visible" || asking || held?.released === false) return;
    asking = true;
    try {
      const taken = await wakeLock.request("screen");
      if (over) await taken.release();
      else held = taken;
    } catch {
      // The system refuses, to save its battery, say. The next time that the page is seen is another chance.
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
