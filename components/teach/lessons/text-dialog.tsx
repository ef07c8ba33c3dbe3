"use client";

import { useTranslations } from "next-intl";
import { useId, useState, useTransition } from "react";
import { RefusalNotice } from "@/components/teach/refusal-notice";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial: string;
  /** What is offered while somebody types. */
  readonly offered?: readonly string[];
  /** Returns null, or why not. */
  readonly onSave: (text: string) => Promise<ProblemCode | null>;
};

/** Problems with what was typed; any other is about the request. */
const OF_TEXT: readonly ProblemCode[] = ["title-empty", "title-too-long", "class-empty", "class-too-long"];

/** Asks for one line of text. */
export function TextDialog({ open, onOpenChange, title, ...form }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <TextForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type FormProps = Omit<Props, "open" | "onOpenChange" | "title"> & { readonly onDone: () => void };

function TextForm({ label, hint, initial, offered = [], onSave, onDone }: FormProps) {
  const t = useTranslations("lessons");
  const problems = useTranslations("problems");
  const [typed, setTyped] = useState(initial);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [saving, startSaving] = useTransition();
  const list = useId();
  const isOfText = refusal !== null && OF_TEXT.includes(refusal);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        startSaving(async () => {
          const refused = await onSave(typed).catch(() => "no-answer" as const);
          setRefusal(refused);
          if (refused === null) onDone();
        });
      }}
    >
      {refusal !== null && !isOfText && <RefusalNotice code={refusal} />}
      <Field label={label} hint={hint} error={isOfText && problems(refusal)}>
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          list={offered.length > 0 ? list : undefined}
          dir="auto"
          autoComplete="off"
        />
      </Field>
      {offered.length > 0 && (
        <datalist id={list}>
          {offered.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={saving}>
          {t("rename.save")}
        </Button>
      </div>
    </form>
  );
}
