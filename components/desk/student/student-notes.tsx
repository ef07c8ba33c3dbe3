"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/form/input";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { TimedTexts } from "./timed-texts";

type StudentNotesProps = {
  readonly session: Session;
  readonly id: ParticipantId;
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** The host's notes about one student, which nobody else ever gets. */
export function StudentNotes({ session, id, readOnly, onCommand }: StudentNotesProps) {
  const t = useTranslations("host.student.notes");
  const problems = useTranslations("problems");
  const field = useId();
  const [text, setText] = useState("");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const notes = session.notes.filter(({ participant }) => participant === id);
  if (readOnly && notes.length === 0) return null;
  const add = async () => {
    const refused = await onCommand({ type: "add-note", text, shown: false, participant: id });
    setRefusal(refused);
    if (refused === null) setText("");
  };
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1.5">
      <h3 className="font-semibold text-sm">{t("title")}</h3>
      {!readOnly && (
        <form
          className="flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Input
            dir="auto"
            maxLength={4_000}
            autoComplete="off"
            aria-label={t("label")}
            placeholder={t("label")}
            aria-invalid={refusal !== null || undefined}
            aria-describedby={`${field}-refusal`}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-8 px-2 text-sm"
          />
          <Button type="submit" size="sm">
            {t("add")}
          </Button>
        </form>
      )}
      <p
        id={`${field}-refusal`}
        role="alert"
        className={cn("text-danger text-xs", refusal === null && "hidden")}
      >
        {refusal !== null && problems(refusal)}
      </p>
      {notes.length === 0 ? (
        <p className="text-ink-muted text-xs">{t("none")}</p>
      ) : (
        <TimedTexts texts={notes} label={t("title")} />
      )}
    </section>
  );
}
