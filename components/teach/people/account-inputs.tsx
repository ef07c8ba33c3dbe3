import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** What a new account needs. */
export const ACCOUNT_FIELDS = ["name", "email", "password"] as const;
export type NewAccount = Record<(typeof ACCOUNT_FIELDS)[number], string>;

/** At which field a problem is told. */
export const ACCOUNT_FIELD_OF: Partial<Record<ProblemCode, keyof NewAccount>> = {
  "name-empty": "name",
  "email-invalid": "email",
  "email-taken": "email",
  "password-too-short": "password",
  "password-too-long": "password",
};

/** The inputs for a new account. `errorOf`: what is wrong with a field, if anything. */
export function AccountInputs({ errorOf }: { errorOf: (field: keyof NewAccount) => ReactNode }) {
  const t = useTranslations("people.newAccount");
  return (
    <>
      <Field label={t("name")} error={errorOf("name")}>
        <Input name="name" dir="auto" required maxLength={200} autoComplete="name" />
      </Field>
      <Field label={t("email")} hint={t("emailHint")} error={errorOf("email")}>
        <Input name="email" type="email" dir="ltr" required autoComplete="username" />
      </Field>
      <NewPassword label={t("password")} hint={t("passwordHint")} error={errorOf("password")} />
    </>
  );
}

/** Asks for a password that the teacher makes up. */
export function NewPassword(field: { label: string; hint: string; error: ReactNode }) {
  return (
    <Field {...field}>
      <Input name="password" type="password" dir="ltr" required autoComplete="new-password" />
    </Field>
  );
}
