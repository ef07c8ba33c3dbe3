"use client";

import { StickyNote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isolateNumber } from "@/components/board/isolate";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { TextArea } from "@/components/ui/form/input";
import { Switch } from "@/components/ui/form/switch";
import { Notice } from "@/components/ui/notice";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Millis } from "@/lib/session/log/events";
import { formatMoment } from "../moment";
import type { ReplayNotes } from "./use-replay-notes";

type AddNoteProps = {
  readonly keeper: NonNullable<ReplayNotes["keeper"]>;
  /** Where the replay stands, in played time. */
  readonly time: Millis;
  readonly toLog: (time: Millis) => Millis;
  /** Stops the replay, which must not run on while somebody writes. */
  readonly onOpen: () => void;
};

/** Writes a note at the moment at which the replay stands. */
export function AddNote({ keeper, time, toLog, onOpen }: AddNoteProps) {
  const t = useTranslations("replay.notes");
  const [at, setAt] = useState<Millis | null>(null);
  return (
    <>
      <Button
        size="sm"
        aria-label={t("add")}
        title={t("add")}
        onClick={() => {
          onOpen();
          setAt(time);
        }}
      >
        <StickyNote aria-hidden />
        <span className="max-sm:hidden">{t("note")}</span>
      </Button>
      <Dialog
        open={at !== null}
        onOpenChange={(open) => !open && setAt(null)}
        title={t("title", { moment: isolateNumber(formatMoment(at ?? 0)) })}
      >
        <NoteForm
          onAdd={(text, shown) => keeper.add({ at: toLog(at ?? 0), text, shown })}
          onDone={() => setAt(null)}
        />
      </Dialog>
    </>
  );
}

type NoteFormProps = {
  readonly onAdd: (text: string, shown: boolean) => Promise<ProblemCode | null>;
  readonly onDone: () => void;
};

function NoteForm({ onAdd, onDone }: NoteFormProps) {
  const t = useTranslations("replay.notes");
  const problems = useTranslations("problems");
  const [text, setText] = useState("");
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const add = async () => {
    setBusy(true);
    const problem = await onAdd(text, shown);
    setBusy(false);
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
      <Field label={t("label")}>
        <TextArea
          rows={3}
          dir="auto"
          // A note that is too long is refused with an explanation, not cut off.
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Field>
      <Switch label={t("shown")} hint={t("shownHint")} checked={shown} onCheckedChange={setShown} />
      {refusal !== null && <Notice tone="danger">{problems(refusal)}</Notice>}
      <Button type="submit" variant="primary" disabled={busy}>
        {t("save")}
      </Button>
    </form>
  );
}
