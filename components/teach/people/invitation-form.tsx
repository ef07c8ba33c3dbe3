"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { ACCOUNT_FIELD_OF, ACCOUNT_FIELDS, AccountInputs, type NewAccount } from "./account-inputs";
import { type FormRefusal, ProblemForm } from "./problem-form";

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
          fields={ACCOUNT_FIELDS}
          fieldOf={ACCOUNT_FIELD_OF}
          onSend={onCreate}
          submit={t("submit")}
          pending={t("pending")}
          look={{ variant: "primary", size: "lg" }}
        >
          {(errorOf) => <AccountInputs errorOf={errorOf} />}
        </ProblemForm>
        {elsewhere}
      </Card>
    </>
  );
}
