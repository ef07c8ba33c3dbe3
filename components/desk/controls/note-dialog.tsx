"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { controlClass, isComposing, labelClass } from "@/components/ui/form/input";
import { Segmented } from "@/components/ui/form/segmented";
import { Notice } from "@/components/ui/notice";
import { formatClock } from "@/lib/learning/numbers/format";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Note } from "@/lib/session/log/session";

type NoteDialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** A note by the host: for themselves, the debrief and the replay, or shown to the class at once. */
export function NoteDialog({ open, onOpenChange, onCommand }: NoteDialogProps) {
  const t = useTranslations("host.note");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")}>
      <NoteForm onCommand={onCommand} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type NoteFormProps = Pick<NoteDialogProps, "onCommand"> & { readonly onDone: () => void };

function NoteForm({ onCommand, onDone }: NoteFormProps) {
  const t = useTranslations("host.note");
  const problems = useTranslations("problems");
  const field = useId();
  const [text, setText] = useState("");
  const [shown, setShown] = useState<"own" | "shown">("own");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const add = async () => {
    const problem = await onCommand({ type: "add-note", text, shown: shown === "shown" });
    setRefusal(problem);
    if (problem === null) onDone();
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className="flex flex-col gap-1.5">
        <label htmlFor={field} className={labelClass}>
          {t("label")}
        </label>
        <textarea
          id={field}
          dir="auto"
          rows={3}
          // A note that is too long is refused with an explanation, not cut off.
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
            event.preventDefault();
            void add();
          }}
          className={cn(controlClass, "h-auto resize-none py-2")}
        />
        <p className="text-ink-muted text-sm">{t("about")}</p>
      </div>
      <Segmented
        label={t("who")}
        value={shown}
        onValueChange={setShown}
        options={[
          { value: "own", label: t("own") },
          { value: "shown", label: t("shown") },
        ]}
      />
      {refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>}
      <Button type="submit" variant="primary">
        {t("add")}
      </Button>
    </form>
  );
}

/** The host's notes, the latest first, each with its time in the class. */
export function NoteList({ notes }: { notes: readonly Note[] }) {
  const t = useTranslations("host.note");
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {notes.toReversed().map(({ at, text, shown }) => (
        <li key={`${at} ${text}`} className="flex items-baseline gap-2">
          <span dir="ltr" className="tabular shrink-0 text-ink-muted text-xs">
            {formatClock(at)}
          </span>
          <span className="min-w-0 break-words">
            <bdi>{text}</bdi>
            {shown && <span className="text-ink-muted text-xs">{` · ${t("wasShown")}`}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
