import type { KeyboardEvent } from "react";
import { keyAsksFor } from "./stages";

/** Keys of the whole view, except where a key has a meaning of its own. */
export function stageKeys(onward: () => void, back: () => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(event.target instanceof HTMLElement) || hasOwnMeaning(event.target, event.key)) return;
    const { direction } = getComputedStyle(event.currentTarget);
    const asked = keyAsksFor(event.key, direction === "rtl" ? "rtl" : "ltr");
    if (asked === null) return;
    event.preventDefault();
    if (asked === "onward") onward();
    else back();
  };
}

function hasOwnMeaning(target: HTMLElement, key: string): boolean {
  if (
    target.closest(
      "input, textarea, select, [role=combobox], [role=listbox], [role=radiogroup], [role=dialog]",
    )
  )
    return true;
  return key === " " && target.matches("button, a, [role=button]");
}
