import type { KeyboardEvent } from "react";
import { commandKey } from "@/components/keys/command-key";
import { overlayIsOpen, ownsKey } from "@/components/keys/use-command-keys";
import { keyAsksFor } from "./stages";

/** Keys of the whole view, except where a key has a meaning of its own. */
export function stageKeys(onward: () => void, back: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.repeat) return;
    const key = commandKey(event.nativeEvent);
    if (key === null || overlayIsOpen() || ownsKey(event.target, key)) return;
    const { direction } = getComputedStyle(event.currentTarget);
    const asked = keyAsksFor(key, direction === "rtl" ? "rtl" : "ltr");
    if (asked === null) return;
    event.preventDefault();
    if (asked === "onward") onward();
    else back();
  };
}
