"use client";

import { useEffect, useReducer, useRef } from "react";
import { keyName, overlayIsOpen, useCommandKeys } from "@/components/keys/use-command-keys";
import { DESK_KEYS, type HostAction, shortcut } from "./host-action";

/** Keys queued at most while a command is being sent: more than anyone presses on purpose in that time. */
const MOST_WAITING = 8;
/** A queued key older than this is dropped, as its effect would come as a surprise. */
const FRESH_MS = 5_000;
const COMMANDS = DESK_KEYS.map((written) => shortcut(written).key);

type Terms = {
  readonly actions: readonly HostAction[];
  /** A command is being sent. */
  readonly busy: boolean;
  /** The last command was refused. */
  readonly refused: boolean;
  readonly onAction: (action: HostAction) => void;
  readonly onPalette: () => void;
};

/**
 * Runs the desk by keys. While a command is being sent, further keys wait and take the meaning that they have by then: pressing P
 * twice pauses and resumes. `Ctrl+K` or `⌘K` opens the command palette.
 */
export function useDeskKeys(terms: Terms): void {
  const latest = useRef(terms);
  latest.current = terms;
  const waiting = useRef<{ readonly key: string; readonly since: number }[]>([]);
  const [, takeTurn] = useReducer((turns: number) => turns + 1, 0);

  // After every render: only then is the effect of the last key known, whether a sent command or an open question.
  useEffect(() => {
    if (terms.busy || waiting.current.length === 0) return;
    // The keys after it were pressed on the assumption that it would succeed.
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
      // Otherwise the browser would use it for its own search.
      event.preventDefault();
      if (!event.repeat && !overlayIsOpen()) latest.current.onPalette();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
