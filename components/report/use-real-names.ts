"use client";

import { useCallback, useState } from "react";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import type { RealNames } from "@/lib/session/names/real-name";

/** A name as it was typed; empty: none. */
type TypedName = { readonly participant: ParticipantId; readonly name: string };

/** Notes real names: returns the teacher's whole list as it is now, or why not. */
export type NoteNames = (
  sessionId: string,
  named: readonly TypedName[],
) => Promise<{ readonly names: RealNames } | ProblemCode>;

export type NameKeeper = {
  readonly names: RealNames;
  /** Those whose names are on their way. */
  readonly saving: ReadonlySet<ParticipantId>;
  /** Those whose names have been saved since the page was opened. */
  readonly saved: ReadonlySet<ParticipantId>;
  /** Why the last names were not saved. */
  readonly refusal: ProblemCode | null;
  /** Resolves to null once they are saved, or to why not. */
  readonly note: (named: readonly TypedName[]) => Promise<ProblemCode | null>;
};

const NOBODY: ReadonlySet<ParticipantId> = new Set();

/** The real names that a teacher has noted of a session. `initial`: as they were when the page was made. */
export function useRealNames(sessionId: string, initial: RealNames, onNote: NoteNames): NameKeeper {
  const [names, setNames] = useState(initial);
  const [saving, setSaving] = useState(NOBODY);
  const [saved, setSaved] = useState(NOBODY);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const note = useCallback(
    async (named: readonly TypedName[]) => {
      const those = named.map(({ participant }) => participant);
      setSaving((before) => new Set([...before, ...those]));
      const noted = await onNote(sessionId, named).catch((): ProblemCode => "no-answer");
      setSaving((before) => new Set([...before].filter((id) => !those.includes(id))));
      const refused = typeof noted === "string" ? noted : null;
      setRefusal(refused);
      if (typeof noted !== "string") {
        setNames(noted.names);
        setSaved((before) => new Set([...before, ...those]));
      }
      return refused;
    },
    [sessionId, onNote],
  );
  return { names, saving, saved, refusal, note };
}
