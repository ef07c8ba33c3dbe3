"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import type { ParticipantId } from "@/lib/session/log/events";

type OpenStudent = (student: ParticipantId) => void;

/** `dialog`: whether a student opens in a dialog, or beside what is shown. */
type Opening = { readonly open: OpenStudent; readonly dialog: boolean };

const Opener = createContext<Opening | null>(null);

/** Around screens on which a name opens all that is known of its student: the host's desk, and a replay. */
export function StudentOpener({
  onOpen: open,
  dialog,
  children,
}: {
  onOpen: OpenStudent;
  dialog: boolean;
  children: ReactNode;
}) {
  const opening = useMemo(() => ({ open, dialog }), [open, dialog]);
  return <Opener.Provider value={opening}>{children}</Opener.Provider>;
}

/** Opens a student; null on screens where nobody can be opened. */
export function useStudentOpener(): OpenStudent | null {
  return useContext(Opener)?.open ?? null;
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
  const opening = useContext(Opener);
  const name = <bdi translate="no">{nickname}</bdi>;
  if (opening === null) return name;
  return (
    <button
      type="button"
      aria-haspopup={opening.dialog ? "dialog" : undefined}
      onClick={() => opening.open(id)}
      className={cn(
        "max-w-full truncate rounded-sm text-start align-bottom underline-offset-4 hover:underline focus-visible:-outline-offset-2",
        className,
      )}
    >
      {name}
    </button>
  );
}
