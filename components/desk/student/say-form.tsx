"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { controlClass, isComposing } from "@/components/ui/form/input";
import type { HostCommand } from "@/lib/session/decide/commands";
import { MAX_MESSAGE_CHARACTERS } from "@/lib/session/decide/desk/decide-desk";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { Participant, Session } from "@/lib/session/log/session";
import { lengthOf } from "@/lib/session/names/clean-text";
import { Refusal, useSentText } from "./sent-text";
import { TimedTexts } from "./timed-texts";

type SayFormProps = {
  readonly session: Session;
  readonly participant: Participant;
  readonly readOnly: boolean;
  readonly onCommand: (command: HostCommand) => Promise<ProblemCode | null>;
};

/** Says one sentence to one student, whose lab shows it. Below it, what was said before. */
export function SayForm({ session, participant, readOnly, onCommand }: SayFormProps) {
  const t = useTranslations("host.student.say");
  const field = useId();
  const said = session.messages.filter((message) => message.participant === participant.id);
  const { text, sending, setText, refused, submit } = useSentText((text) =>
    onCommand({ type: "send-message", participant: participant.id, number: said.length, text }),
  );
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1.5">
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <label htmlFor={field} className="sr-only">
          {t("label")}
        </label>
        <textarea
          id={field}
          dir="auto"
          rows={2}
          // A sentence that is too long is refused with an explanation, not cut off.
          maxLength={4_000}
          value={text}
          placeholder={t("label")}
          disabled={readOnly}
          aria-invalid={refused.refusal !== null || lengthOf(text) > MAX_MESSAGE_CHARACTERS || undefined}
          aria-describedby={refused.id}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
            event.preventDefault();
            void submit();
          }}
          className={cn(controlClass, "h-auto min-h-14 flex-1 resize-none py-1.5 text-sm")}
        />
        <Button type="submit" size="sm" disabled={readOnly} aria-disabled={sending}>
          <Send aria-hidden className="rtl:-scale-x-100" />
          <span>{t("send")}</span>
        </Button>
      </form>
      <Refusal {...refused} />
      <TimedTexts texts={said} label={t("said")} />
    </section>
  );
}
