"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { NewPassword } from "./account-inputs";
import { type FormRefusal, ProblemForm } from "./problem-form";

const FIELD_OF: Partial<Record<ProblemCode, "password">> = {
  "password-too-short": "password",
  "password-too-long": "password",
};

/** For whoever opened a reset link. `onSet` leaves the page or returns everything that is wrong. */
export function ResetForm({
  name,
  email,
  onSet,
}: {
  name: string;
  email: string;
  onSet: (password: string) => Promise<FormRefusal | null>;
}) {
  const t = useTranslations("people.reset");
  return (
    <>
      <h1 className="mb-3 text-3xl">{t("title")}</h1>
      <p className="mb-6 break-words text-ink-muted">{t("intro", { name })}</p>
      <Card>
        <ProblemForm
          fields={["password"]}
          fieldOf={FIELD_OF}
          onSend={({ password }) => onSet(password)}
          submit={t("submit")}
          pending={t("pending")}
          look={{ variant: "primary", size: "lg" }}
        >
          {(errorOf) => (
            <>
              {/* Password managers store the new password under it. */}
              <Field label={t("email")}>
                <Input
                  name="email"
                  type="email"
                  dir="ltr"
                  readOnly
                  value={email}
                  autoComplete="username"
                  className="bg-sunken text-ink-muted"
                />
              </Field>
              <NewPassword label={t("password")} hint={t("passwordHint")} error={errorOf("password")} />
            </>
          )}
        </ProblemForm>
      </Card>
    </>
  );
}
