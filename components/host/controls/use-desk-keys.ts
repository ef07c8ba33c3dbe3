"use client";

import { useEffect, useRef } from "react";
import type { HostAction } from "./host-action";

/** Until the palette has the focus, what is typed is meant for it. */
const OPENING_MS = 400;

/** Lets the desk be run by keys, except where a key has a meaning of its own. `Ctrl+K`, or `⌘K`, opens every command. */
export function useDeskKeys(
  actions: readonly HostAction[],
  onAction: (action: HostAction) => void,
  onPalette: () => void,
): void {
  const latest = useRef({ actions, onAction, onPalette });
  latest.current = { actions, onAction, onPalette };
  const opened = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // It has come, so what is typed once it is gone is no longer meant for it.
      const isTaken = hasOwnMeaning(event.target);
      if (isTaken) opened.current = Number.NEGATIVE_INFINITY;
      if (event.defaultPrevented || event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.code !== "KeyK" || event.shiftKey) return;
        event.preventDefault();
        opened.current = event.timeStamp;
        return latest.current.onPalette();
      }
      if (event.timeStamp - opened.current < OPENING_MS) return;
      if (event.repeat || isTaken) return;
      const action = latest.current.actions.find(
        ({ shortcut }) => shortcut !== null && isPressed(shortcut.code, event),
      );
      if (!action || action.disabled) return;
      event.preventDefault();
      latest.current.onAction(action);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Letters by their place on the keyboard; the question mark by what is written, wherever a layout has it. */
function isPressed(code: string, { code: pressed, key, shiftKey }: KeyboardEvent): boolean {
  if (code === "?") return key === "?" || key === "؟";
  return code === pressed && !shiftKey;
}

/** Typing, choosing and answering a question stay what they are. */
function hasOwnMeaning(target: EventTarget | null): boolean {
  if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]")) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input, textarea, select, [contenteditable=true], [role=combobox], [role=option]");
}
