"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, useFirstInvalid } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { ProblemCode } from "@/lib/session/problem";

export type FirstTeacher = { code: string; name: string; email: string; password: string };

/** Which field a refusal is about; what is about none stands above the form. */
const FIELD_OF: Partial<Record<ProblemCode, keyof FirstTeacher>> = {
  "setup-code-wrong": "code",
  "name-empty": "name",
  "email-invalid": "email",
  "password-too-short": "password",
  "password-too-long": "password",
};

/** `onSetUp` makes the account and leaves the page, or says all that is wrong. */
export function SetUpForm({
  onSetUp,
}: {
  onSetUp: (typed: FirstTeacher) => Promise<readonly ProblemCode[]>;
}) {
  const t = useTranslations("teach.setUp");
  const problems = useTranslations("problems");
  const [pending, setPending] = useState(false);
  const [refusals, setRefusals] = useState<readonly ProblemCode[]>([]);
  const form = useRef<HTMLFormElement>(null);
  useFirstInvalid(form, refusals);
  const general = refusals.find((refusal) => FIELD_OF[refusal] === undefined);
  const errorOf = (field: keyof FirstTeacher): ReactNode => {
    const refusal = refusals.find((one) => FIELD_OF[one] === field);
    return refusal === undefined ? null : problems(refusal);
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
    setRefusals(refused);
    if (refused.length > 0) setPending(false);
  }

  return (
    <>
      <h1 className="mb-3 text-3xl">{t("title")}</h1>
      <p className="mb-6 text-ink-muted">{t("intro")}</p>
      <Card>
        <form
          ref={form}
          // Before the page's script runs, a form that was sent would put the password into the address.
          method="post"
          noValidate
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) void setUp(new FormData(event.currentTarget));
          }}
        >
          {general && <Notice tone="danger">{problems(general)}</Notice>}
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
