"use client";

import { useTranslations } from "next-intl";
import { Fragment, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useFirstInvalid } from "@/components/ui/form/field";
import { Notice } from "@/components/ui/notice";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "../refusal-notice";
import { WaitNotice } from "../wait-notice";

/** Everything that is wrong. `waitSeconds`: until the next attempt is allowed; null: at once. */
export type FormRefusal = {
  readonly problems: readonly ProblemCode[];
  readonly waitSeconds: number | null;
};

type ProblemFormProps<Field extends string> = {
  /** The names of its inputs. */
  readonly fields: readonly Field[];
  /** The field that each refusal is about; others are shown above the form. */
  readonly fieldOf: Partial<Record<ProblemCode, Field>>;
  /** Leaves the page, changes something, or returns everything that is wrong. */
  readonly onSend: (typed: Record<Field, string>) => Promise<FormRefusal | null>;
  readonly submit: string;
  readonly pending: string;
  /** Shown when something was changed; left out where the page is left. */
  readonly done?: string;
  readonly look?: { readonly variant?: "primary" | "secondary" | "danger"; readonly size?: "md" | "lg" };
  /** The fields, each with what is wrong with it. */
  readonly children: (errorOf: (field: Field) => ReactNode) => ReactNode;
};

/** A form that says everything that is wrong with it at once, each thing at its field. */
export function ProblemForm<Field extends string>(props: ProblemFormProps<Field>) {
  const { fields, fieldOf, onSend, submit, pending, done, look, children } = props;
  const problems = useTranslations("problems");
  const [state, setState] = useState<"still" | "pending" | "done">("still");
  const [refusal, setRefusal] = useState<FormRefusal | null>(null);
  /** How often something was changed: each time the fields start afresh. */
  const [changes, setChanges] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useFirstInvalid(form, refusal);
  const general = refusal?.problems.find((problem) => fieldOf[problem] === undefined);
  const errorOf = (field: Field): ReactNode => {
    const fault = refusal?.problems.find((problem) => fieldOf[problem] === field);
    return fault === undefined ? null : problems(fault);
  };

  async function send(typed: FormData): Promise<void> {
    setState("pending");
    const values = Object.fromEntries(fields.map((field) => [field, String(typed.get(field))]));
    const refused = await onSend(values as Record<Field, string>).catch(() => NO_ANSWER);
    setRefusal(refused);
    if (refused !== null) setState("still");
    else if (done !== undefined) {
      setChanges(changes + 1);
      setState("done");
    }
  }

  return (
    <form
      ref={form}
      // Before the page's script runs, a GET form would put the password into the address.
      method="post"
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== "pending") void send(new FormData(event.currentTarget));
      }}
    >
      {refusal !== null && refusal.waitSeconds !== null ? (
        <WaitNotice refusal={refusal} />
      ) : (
        general && <RefusalNotice code={general} />
      )}
      {state === "done" && <Notice tone="success">{done}</Notice>}
      <Fragment key={changes}>{children(errorOf)}</Fragment>
      <Button
        type="submit"
        variant={look?.variant}
        size={look?.size}
        className={look?.size === "lg" ? "" : "self-start"}
        aria-disabled={state === "pending"}
      >
        {state === "pending" ? pending : submit}
      </Button>
    </form>
  );
}

const NO_ANSWER: FormRefusal = { problems: ["no-answer"], waitSeconds: null };
