"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { type FormRefusal, ProblemForm } from "./people/problem-form";

const FIELDS = ["code", "name", "email", "password"] as const;
type FirstTeacher = Record<(typeof FIELDS)[number], string>;

const FIELD_OF: Partial<Record<ProblemCode, keyof FirstTeacher>> = {
  "setup-code-wrong": "code",
  "name-empty": "name",
  "email-invalid": "email",
  "password-too-short": "password",
  "password-too-long": "password",
};

/** `onSetUp` makes the account and leaves the page, or returns everything that is wrong. */
export function SetUpForm({ onSetUp }: { onSetUp: (typed: FirstTeacher) => Promise<FormRefusal | null> }) {
  const t = useTranslations("teach.setUp");
  return (
    <>
      <h1 className="mb-3 text-3xl">{t("title")}</h1>
      <p className="mb-6 text-ink-muted">{t("intro")}</p>
      <Card>
        <ProblemForm
          fields={FIELDS}
          fieldOf={FIELD_OF}
          onSend={onSetUp}
          submit={t("submit")}
          pending={t("pending")}
          look={{ variant: "primary", size: "lg" }}
        >
          {(errorOf) => (
            <>
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
            </>
          )}
        </ProblemForm>
      </Card>
    </>
  );
}
