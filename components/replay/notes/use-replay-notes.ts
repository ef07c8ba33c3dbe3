"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Millis } from "@/lib/session/log/events";
import type { ReplayNote } from "@/lib/session/report/replay-note";

type Changed = { readonly notes: readonly ReplayNote[] } | ProblemCode;

/** Asks the server to change the notes: returns all of them, or why nothing has changed. */
export type NoteActions = {
  readonly add: (note: { sessionId: string; at: Millis; text: string; shown: boolean }) => Promise<Changed>;
  readonly remove: (note: { sessionId: string; note: string }) => Promise<Changed>;
};

/** The notes beside a replay. */
export type ReplayNotes = {
  readonly list: readonly ReplayNote[];
  /** Null for whoever may not write any. `at`: in log time. Both resolve to null, or to why nothing has changed. */
  readonly keeper: {
    readonly add: (note: { at: Millis; text: string; shown: boolean }) => Promise<ProblemCode | null>;
    readonly remove: (id: string) => Promise<ProblemCode | null>;
  } | null;
};

/** Of a replay that has no notes, and to which none can be added. */
export const NO_NOTES: ReplayNotes = { list: [], keeper: null };

/** `saved`: as they were when the page was made. `actions`: null for whoever may not write any. */
export function useReplayNotes(
  sessionId: string,
  saved: readonly ReplayNote[],
  actions: NoteActions | null,
): ReplayNotes {
  const [list, setList] = useState(saved);
  useEffect(() => setList(saved), [saved]);
  const taken = useCallback((changed: Changed) => {
    if (typeof changed === "string") return changed;
    setList(changed.notes);
    return null;
  }, []);
  return useMemo(
    () => ({
      list,
      keeper: actions && {
        add: async (note) =>
          taken(await actions.add({ sessionId, ...note }).catch(() => "no-answer" as const)),
        remove: async (note) =>
          taken(await actions.remove({ sessionId, note }).catch(() => "no-answer" as const)),
      },
    }),
    [list, actions, sessionId, taken],
  );
}
