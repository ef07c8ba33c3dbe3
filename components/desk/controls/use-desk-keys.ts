"use client";

import { useEffect, useReducer, useRef } from "react";
import { keyName, overlayIsOpen, useCommandKeys } from "@/components/keys/use-command-keys";
import { DESK_KEYS, type HostAction, shortcut } from "./host-action";

/** Keys that wait while a command is on its way: more than anyone presses on purpose in that time. */
const MOST_WAITING = 8;
/** A key that could not have its turn by then would surprise whoever pressed it. */
const FRESH_MS = 5_000;
const COMMANDS = DESK_KEYS.map((written) => shortcut(written).key);

type Terms = {
  readonly actions: readonly HostAction[];
  /** A command is on its way. */
  readonly busy: boolean;
  /** The last command was refused. */
  readonly refused: boolean;
  readonly onAction: (action: HostAction) => void;
  readonly onPalette: () => void;
};

/**
 * Lets the desk be run by keys. While a command is on its way, what is pressed next waits its turn, and means what it means then: P twice
 * pauses and goes on. `Ctrl+K`, or `⌘K`, opens every command.
 */
export function useDeskKeys(terms: Terms): void {
  const latest = useRef(terms);
  latest.current = terms;
  const waiting = useRef<{ readonly key: string; readonly since: number }[]>([]);
  const [, takeTurn] = useReducer((turns: number) => turns + 1, 0);

  // After every drawing: what the last key did is on the page then, be it a command on its way or a question.
  useEffect(() => {
    if (terms.busy || waiting.current.length === 0) return;
    // What follows was pressed in the belief that it would be done.
    if (terms.refused || overlayIsOpen()) waiting.current = [];
    const next = waiting.current.shift();
    if (next && performance.now() - next.since < FRESH_MS) {
      const action = terms.actions.find(({ shortcut }) => shortcut?.key === next.key);
      if (action && !action.disabled) terms.onAction(action);
    }
    takeTurn();
  });

  useCommandKeys(({ key, held }) => {
    if (held || !COMMANDS.includes(key)) return false;
    const { actions, busy, onAction } = latest.current;
    const action = actions.find(({ shortcut }) => shortcut?.key === key);
    if (waiting.current.length === 0 && action && !action.disabled) onAction(action);
    else if (!busy && waiting.current.length === 0) return false;
    else if (waiting.current.length < MOST_WAITING) waiting.current.push({ key, since: performance.now() });
    return true;
  });

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || keyName(event) !== "k") return;
      // Else the browser would search for something with it.
      event.preventDefault();
      if (!event.repeat && !overlayIsOpen()) latest.current.onPalette();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
