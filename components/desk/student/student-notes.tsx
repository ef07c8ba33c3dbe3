"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/form/input";
import type { HostCommand } from "@/lib/session/decide/commands";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { Refusal, useSentText } from "./sent-text";
import { TimedTexts } from "./timed-texts";

type StudentNotesProps = {
  readonly session: Session;
  readonly id: ParticipantId;
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** The notes about one student, which only the desks of the class ever get. */
export function StudentNotes({ session, id, readOnly, onCommand }: StudentNotesProps) {
  const t = useTranslations("host.student.notes");
  const notes = session.notes.filter(({ participant }) => participant === id);
  const { text, setText, refused, submit } = useSentText((text) =>
    onCommand({ type: "add-note", text, shown: false, participant: id }),
  );
  if (readOnly && notes.length === 0) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1.5">
      <h3 className="font-semibold text-sm">{t("title")}</h3>
      {!readOnly && (
        <form
          className="flex items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <Input
            dir="auto"
            maxLength={4_000}
            autoComplete="off"
            aria-label={t("label")}
            placeholder={t("label")}
            aria-invalid={refused.refusal !== null || undefined}
            aria-describedby={refused.id}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-8 px-2 text-sm"
          />
          <Button type="submit" size="sm">
            {t("add")}
          </Button>
        </form>
      )}
      <Refusal {...refused} />
      {notes.length === 0 ? (
        <p className="text-ink-muted text-xs">{t("none")}</p>
      ) : (
        <TimedTexts texts={notes} label={t("title")} />
      )}
    </section>
  );
}
