"use client";

import { type ReactNode, useCallback, useState } from "react";
import type { ClassPicture } from "@/lib/session/board/class-picture";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { AskDialog } from "./ask-dialog";
import { CommandPalette } from "./command-palette";
import type { HostAction } from "./host-action";
import { NoteDialog } from "./note-dialog";
import { RenameDialog } from "./rename-dialog";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { useClassActions } from "./use-class-actions";
import { useDeskKeys } from "./use-desk-keys";
import { usePictureActions } from "./use-picture-actions";
import { useRoundActions } from "./use-round-actions";
import { useStudentActions } from "./use-student-actions";

type Terms = {
  readonly session: Session;
  readonly training: number;
  /** The round whose board is on the desk. */
  readonly shown: number | null;
  readonly disabled: boolean;
  /** A command is on its way. */
  readonly busy: boolean;
  /** The last command was refused. */
  readonly refused: boolean;
  readonly screenPath: string;
  readonly pictures: readonly ClassPicture[];
  /** How many the desk itself can show. */
  readonly shownPictures: number;
  readonly onScreen: ((picture: ClassPicture) => void) | null;
  readonly replayPath: string;
  readonly ask: (command: HostCommand) => void;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

type OpenDialog = "palette" | "shortcuts" | "note" | null;

/** All that a host can do, by button, key and palette; `dialogs` belongs anywhere on the page. */
export function useHostControls(terms: Terms) {
  const { session, training, shown, disabled, busy, screenPath, replayPath, ask, onCommand } = terms;
  const [open, setOpen] = useState<OpenDialog>(null);
  const [asking, setAsking] = useState<HostAction | null>(null);
  const [renaming, setRenaming] = useState<ParticipantId | null>(null);
  const toggle = (dialog: OpenDialog) => (next: boolean) => setOpen(next ? dialog : null);

  const own = [
    ...useRoundActions({ session, training, shown, disabled, ask }),
    ...useClassActions({
      ...{ session, disabled, busy, screenPath, replayPath, ask },
      onNote: () => setOpen("note"),
      onShortcuts: () => setOpen("shortcuts"),
    }),
    ...usePictureActions({ pictures: terms.pictures, screenPath, onScreen: terms.onScreen }),
  ];
  const students = useStudentActions({
    participants: session.phase.kind === "ended" ? NOBODY : session.participants,
    round: shown,
    disabled,
    ask,
    onRename: setRenaming,
  });
  const onAction = useCallback((action: HostAction) => {
    if (action.confirm) setAsking(action);
    else action.perform();
  }, []);
  const onPalette = useCallback(() => setOpen("palette"), []);
  useDeskKeys({ actions: own, busy, refused: terms.refused, onAction, onPalette });

  const dialogs: ReactNode = (
    <>
      <CommandPalette
        open={open === "palette"}
        actions={open === "palette" ? [...own, ...students] : NOTHING}
        onOpenChange={toggle("palette")}
        onAction={onAction}
      />
      <ShortcutsDialog
        open={open === "shortcuts"}
        onOpenChange={toggle("shortcuts")}
        actions={own}
        pictures={terms.shownPictures}
      />
      <NoteDialog open={open === "note"} onOpenChange={toggle("note")} onCommand={onCommand} />
      <AskDialog
        action={asking}
        onAnswer={(confirmed) => {
          setAsking(null);
          if (confirmed) asking?.perform();
        }}
      />
      <RenameDialog
        participant={renaming === null ? null : (session.participants[renaming] ?? null)}
        onClose={() => setRenaming(null)}
        onCommand={onCommand}
      />
    </>
  );
  return { actions: own, onAction, onPalette, dialogs };
}

const NOBODY: Session["participants"] = [];
const NOTHING: readonly HostAction[] = [];
