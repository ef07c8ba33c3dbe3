"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { ACCOUNT_FIELD_OF, ACCOUNT_FIELDS, AccountInputs } from "./people/account-inputs";
import { type FormRefusal, ProblemForm } from "./people/problem-form";

const FIELDS = ["code", ...ACCOUNT_FIELDS] as const;
type FirstTeacher = Record<(typeof FIELDS)[number], string>;

const FIELD_OF: Partial<Record<ProblemCode, keyof FirstTeacher>> = {
  ...ACCOUNT_FIELD_OF,
  "setup-code-wrong": "code",
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
              <AccountInputs errorOf={errorOf} />
            </>
          )}
        </ProblemForm>
      </Card>
    </>
  );
}
