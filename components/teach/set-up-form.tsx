"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, useFirstInvalid } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Notice } from "@/components/ui/notice";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { WaitNotice } from "./wait-notice";

type FirstTeacher = { code: string; name: string; email: string; password: string };

/** Everything that is wrong. `waitSeconds`: until the next attempt is allowed; null: at once. */
type SetUpRefusal = {
  readonly problems: readonly ProblemCode[];
  readonly waitSeconds: number | null;
};

/** The field that each refusal is about; others are shown above the form. */
const FIELD_OF: Partial<Record<ProblemCode, keyof FirstTeacher>> = {
  "setup-code-wrong": "code",
  "name-empty": "name",
  "email-invalid": "email",
  "password-too-short": "password",
  "password-too-long": "password",
};

/** `onSetUp` makes the account and leaves the page, or returns everything that is wrong. */
export function SetUpForm({ onSetUp }: { onSetUp: (typed: FirstTeacher) => Promise<SetUpRefusal | null> }) {
  const t = useTranslations("teach.setUp");
  const problems = useTranslations("problems");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<SetUpRefusal | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useFirstInvalid(form, refusal);
  const general = refusal?.problems.find((problem) => FIELD_OF[problem] === undefined);
  const errorOf = (field: keyof FirstTeacher): ReactNode => {
    const fault = refusal?.problems.find((problem) => FIELD_OF[problem] === field);
    return fault === undefined ? null : problems(fault);
  };

  async function setUp(typed: FormData): Promise<void> {
    setPending(true);
    const text = (field: keyof FirstTeacher) => String(typed.get(field));
    const refused = await onSetUp({
      code: text("code"),
      name: text("name"),
      email: text("email"),
      password: text("password"),
    });
    setRefusal(refused);
    if (refused !== null) setPending(false);
  }

  return (
    <>
      <h1 className="mb-3 text-3xl">{t("title")}</h1>
      <p className="mb-6 text-ink-muted">{t("intro")}</p>
      <Card>
        <form
          ref={form}
          // Before the page's script runs, a GET form would put the password into the address.
          method="post"
          noValidate
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) void setUp(new FormData(event.currentTarget));
          }}
        >
          {refusal !== null && refusal.waitSeconds !== null ? (
            <WaitNotice refusal={refusal} />
          ) : (
            general && <Notice tone="danger">{problems(general)}</Notice>
          )}
          <Field label={t("code")} hint={t("codeHint")} error={errorOf("code")}>
            <Input name="code" dir="ltr" required autoComplete="off" className="font-mono uppercase" />
          </Field>
          <Field label={t("name")} error={errorOf("name")}>
            <Input name="name" dir="auto" required maxLength={200} autoComplete="name" />
          </Field>
          <Field label={t("email")} hint={t("emailHint")} error={errorOf("email")}>
            <Input name="email" type="email" dir="ltr" required autoComplete="username" />
          </Field>
          <Field label={t("password")} hint={t("passwordHint")} error={errorOf("password")}>
            <Input name="password" type="password" dir="ltr" required autoComplete="new-password" />
          </Field>
          <Button type="submit" variant="primary" size="lg" aria-disabled={pending}>
            {pending ? t("pending") : t("submit")}
          </Button>
        </form>
      </Card>
    </>
  );
}
