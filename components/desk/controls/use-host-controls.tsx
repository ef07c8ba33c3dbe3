"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import type { ShowOnScreen } from "@/lib/session/board/colouring";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant, Session } from "@/lib/session/log/session";
import { AskDialog } from "../questions/ask-dialog";
import { EMPTY_DRAFT } from "../questions/question-draft";
import { useQuestionActions } from "../questions/use-question-actions";
import { RenameForm } from "../rename-form";
import { useSnapshotActions } from "../snapshots/use-snapshot-actions";
import { CommandPalette } from "./command-palette";
import type { HostAction } from "./host-action";
import { NoteDialog } from "./note-dialog";
import { ShortcutsDialog } from "./shortcuts-dialog";
import { useClassActions } from "./use-class-actions";
import { useDeskKeys } from "./use-desk-keys";
import { usePictureActions } from "./use-picture-actions";
import { useRoundActions } from "./use-round-actions";
import { useStudentActions } from "./use-student-actions";

type Terms = {
  readonly session: Session;
  /** Opens everything about a student. */
  readonly onStudent: (student: ParticipantId) => void;
  /** The round whose board the desk shows. */
  readonly shown: number | null;
  /** The class may be asked which words are real. */
  readonly votes: boolean;
  /** Draws where the class's networks are asked about something; null where they cannot be. */
  readonly asker: (() => ReactNode) | null;
  readonly disabled: boolean;
  /** A command is being sent. */
  readonly busy: boolean;
  /** The last command was refused. */
  readonly refused: boolean;
  readonly screenPath: string;
  readonly pictures: readonly ClassPicture[];
  /** The pictures that the desk itself can show. */
  readonly shownPictures: readonly ClassPicture[];
  readonly onScreen: ShowOnScreen;
  readonly onRotate: () => void;
  readonly replayPath: string;
  readonly ask: (...commands: HostCommand[]) => void;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

type OpenDialog = "palette" | "shortcuts" | "note" | "question" | "input" | null;

/** Everything a host can do, by button, key and palette; `dialogs` can be rendered anywhere on the page. */
export function useHostControls(terms: Terms) {
  const { session, shown, disabled, busy, screenPath, replayPath, ask, onCommand } = terms;
  const networks = useTranslations("own-input.asked");
  const [open, setOpen] = useState<OpenDialog>(null);
  const [asking, setAsking] = useState<HostAction | null>(null);
  const [renaming, setRenaming] = useState<ParticipantId | null>(null);
  const [question, setQuestion] = useState(EMPTY_DRAFT);
  const onWrite = useCallback(() => setOpen("question"), []);
  const onTry = useCallback(() => setOpen("input"), []);
  const { asker } = terms;
  const toggle = (dialog: OpenDialog) => (next: boolean) => setOpen(next ? dialog : null);

  const own = [
    ...useRoundActions({ session, shown, votes: terms.votes, disabled, ask }),
    ...useClassActions({
      ...{ session, disabled, busy, screenPath, replayPath, ask },
      onNote: () => setOpen("note"),
      onShortcuts: () => setOpen("shortcuts"),
    }),
    ...useQuestionActions({ session, disabled, busy, ask, onWrite, onTry: asker && onTry }),
    ...usePictureActions({
      ...{
        session,
        pictures: terms.pictures,
        disabled,
        onScreen: terms.onScreen,
        onRotate: terms.onRotate,
        ask,
      },
    }),
    ...useSnapshotActions({ session, disabled, ask }),
  ];
  const students = useStudentActions({
    participants: session.participants,
    ended: session.phase.kind === "ended",
    round: shown,
    onStudent: terms.onStudent,
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
        open={open === "question"}
        onOpenChange={toggle("question")}
        draft={question}
        onDraft={setQuestion}
        next={session.questions.length}
        onCommand={onCommand}
      />
      <Dialog
        open={open === "input" && asker !== null}
        onOpenChange={toggle("input")}
        title={networks("dialog")}
        className="max-w-2xl"
      >
        {asker?.()}
      </Dialog>
      <SureDialog
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
  return { actions: own, onAction, onPalette, onWrite, onTry, dialogs };
}

const NOTHING: readonly HostAction[] = [];

/** The question before an action that cannot be undone, wherever the host started it. */
function SureDialog({
  action,
  onAnswer,
}: {
  /** Null: the dialog is closed. */
  action: HostAction | null;
  onAnswer: (confirmed: boolean) => void;
}) {
  // While the dialog fades out, it keeps its text.
  const last = useRef(action);
  if (action !== null) last.current = action;
  const confirm = last.current?.confirm;
  if (!confirm) return null;
  return (
    <ConfirmDialog
      {...confirm}
      open={action !== null}
      onOpenChange={(open) => {
        if (!open) onAnswer(false);
      }}
      onConfirm={() => onAnswer(true)}
    />
  );
}

type RenameDialogProps = {
  /** Null: the dialog is closed. */
  readonly participant: Participant | null;
  readonly onClose: () => void;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** Renames a student who was found in the palette rather than on the roster. */
function RenameDialog({ participant, onClose, onCommand }: RenameDialogProps) {
  const t = useTranslations("host.roster");
  if (participant === null) return null;
  const { id, nickname } = participant;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("rename", { nickname })}>
      <RenameForm
        nickname={nickname}
        onCancel={onClose}
        onRename={async (typed) => {
          const refusal = await onCommand({ type: "rename-participant", participant: id, nickname: typed });
          if (refusal === null) onClose();
          return refusal;
        }}
      />
    </Dialog>
  );
}
