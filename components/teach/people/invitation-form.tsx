"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { type FormRefusal, ProblemForm } from "./problem-form";

const FIELDS = ["name", "email", "password"] as const;
export type NewAccount = Record<(typeof FIELDS)[number], string>;

const FIELD_OF: Partial<Record<ProblemCode, keyof NewAccount>> = {
  "name-empty": "name",
  "email-invalid": "email",
  "email-taken": "email",
  "password-too-short": "password",
  "password-too-long": "password",
};

/** For whoever opened an invitation. `becomes`: their role. `elsewhere`: the way in with an account elsewhere, if there is one. `onCreate` leaves the page or returns everything that is wrong. */
export function InvitationForm({
  becomes,
  elsewhere = null,
  onCreate,
}: {
  becomes: "owner" | "teacher";
  elsewhere?: ReactNode;
  onCreate: (typed: NewAccount) => Promise<FormRefusal | null>;
}) {
  const t = useTranslations("people.invitation");
  return (
    <>
      <h1 className="mb-3 text-3xl">{t("title")}</h1>
      <p className="mb-6 text-ink-muted">{becomes === "owner" ? t("introOwner") : t("introTeacher")}</p>
      <Card>
        <ProblemForm
          fields={FIELDS}
          fieldOf={FIELD_OF}
          onSend={onCreate}
          submit={t("submit")}
          pending={t("pending")}
          look={{ variant: "primary", size: "lg" }}
        >
          {(errorOf) => (
            <>
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
        {elsewhere}
      </Card>
    </>
  );
}
