"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "@/components/ui/class-names";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** A text that is typed and sent, and why it was refused. `send` returns the problem, or null, after which another text can be typed. */
export function useSentText(send: (text: string) => Promise<ProblemCode | null>) {
  const [text, setText] = useState("");
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const id = `${useId()}-refusal`;
  return {
    ...{ text, sending, setText },
    /** For the element `Refusal`, and what its input is described by. */
    refused: { id, refusal },
    async submit() {
      if (sending) return;
      setSending(true);
      const problem = await send(text);
      setSending(false);
      setRefusal(problem);
      if (problem === null) setText("");
    },
  };
}

/** Says why a text was refused. */
export function Refusal({ id, refusal }: { readonly id: string; readonly refusal: ProblemCode | null }) {
  const problems = useTranslations("problems");
  return (
    <p id={id} role="alert" className={cn("text-danger text-xs", refusal === null && "hidden")}>
      {refusal !== null && problems(refusal)}
    </p>
  );
}
