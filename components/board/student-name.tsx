"use client";

import { createContext, useContext } from "react";
import { cn } from "@/components/ui/class-names";
import type { ParticipantId } from "@/lib/session/log/events";

type OpenStudent = (student: ParticipantId) => void;

const Opener = createContext<OpenStudent | null>(null);

/** Around screens on which a name opens all that is known of its student: the host's desk. */
export const StudentOpener = Opener.Provider;

/** Opens a student; null on screens where nobody can be opened. */
export function useStudentOpener(): OpenStudent | null {
  return useContext(Opener);
}

/** For a name in a tile: wherever the tile is pressed, the name is. */
export const TILE_TARGET = "after:absolute after:inset-0";

/** A student's nickname; on the desk, a button that opens the student. */
export function StudentName({
  id,
  nickname,
  className,
}: {
  id: ParticipantId;
  nickname: string;
  className?: string;
}) {
  const open = useStudentOpener();
  const name = <bdi translate="no">{nickname}</bdi>;
  if (open === null) return name;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => open(id)}
      className={cn(
        "max-w-full truncate rounded-sm text-start align-bottom underline-offset-4 hover:underline focus-visible:-outline-offset-2",
        className,
      )}
    >
      {name}
    </button>
  );
}
