"use client";

import { useRef } from "react";
import type { Session } from "@/lib/session/log/session";
import type { RosterEntry } from "../roster-entry";
import { StudentDrawer, type StudentDrawerProps } from "./student-drawer";
import { type Absences, absencesIn } from "./student-state";
import type { useOpenStudent } from "./use-open-student";

type OpenStudentProps = Omit<
  StudentDrawerProps,
  "participant" | "stuck" | "offlineSince" | "addressOf" | "onClose"
> & {
  readonly roster: readonly RosterEntry[];
  readonly opened: ReturnType<typeof useOpenStudent>;
  readonly code: string;
  /** Ends with that code. */
  readonly joinAddress: string;
};

/** The drawer of the student who is open, if one is. Always mounted, as it watches who leaves. */
export function OpenStudent({ roster, opened, code, joinAddress, ...drawer }: OpenStudentProps) {
  const { session } = drawer;
  const absences = useAbsences(session);
  const participant = opened.student === null ? undefined : session.participants[opened.student];
  if (!participant) return null;
  return (
    <StudentDrawer
      {...drawer}
      participant={participant}
      stuck={roster.find(({ id }) => id === participant.id)?.stuck ?? false}
      offlineSince={absences.get(participant.id) ?? null}
      addressOf={(other) => joinAddress.slice(0, joinAddress.length - code.length) + other}
      onClose={opened.onClose}
    />
  );
}

function useAbsences(session: Session): Absences {
  const known = useRef<{ readonly of: Session["participants"]; readonly absences: Absences } | null>(null);
  if (known.current?.of !== session.participants)
    known.current = {
      of: session.participants,
      absences: absencesIn(session, known.current?.absences ?? null),
    };
  return known.current.absences;
}
