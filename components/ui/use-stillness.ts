import { useSyncExternalStore } from "react";

const STILL = "(prefers-reduced-motion: reduce)";

/** Whether whoever looks at this screen prefers reduced motion. */
export function useStillness(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(STILL);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => window.matchMedia(STILL).matches,
    () => false,
  );
}
