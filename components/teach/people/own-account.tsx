"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/form/field";
import { Input } from "@/components/ui/form/input";
import { Notice } from "@/components/ui/notice";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "../refusal-notice";
import { type FormRefusal, ProblemForm } from "./problem-form";

type Send<Fields extends string> = (typed: Record<Fields, string>) => Promise<FormRefusal | null>;

type DetailsProps = {
  readonly name: string;
  /** Whether the account has a password; without one, its e-mail is typed to confirm something. */
  readonly hasPassword: boolean;
  readonly onRename: Send<"name">;
  readonly onEmail: Send<"email" | "confirmation">;
  readonly onPassword: Send<"current" | "password">;
};

/** What is wrong with what was typed to confirm something. */
const CONFIRMATION = {
  "password-empty": "confirmation",
  "password-wrong": "confirmation",
  "email-differs": "confirmation",
} as const satisfies Partial<Record<ProblemCode, "confirmation">>;

/** Forms for the teacher's own name, e-mail and password. */
export function OwnDetails({ name, hasPassword, onRename, onEmail, onPassword }: DetailsProps) {
  const t = useTranslations("people.own");
  const problems = useTranslations("problems");
  const pending = t("pending");
  return (
    <>
      <Card title={t("name.title")}>
        <ProblemForm
          fields={["name"]}
          fieldOf={{ "name-empty": "name" }}
          onSend={onRename}
          submit={t("name.submit")}
          done={t("name.done")}
          {...{ pending }}
        >
          {(errorOf) => (
            <Field label={t("name.label")} hint={t("name.hint")} error={errorOf("name")}>
              <Input
                // An input reads its default once.
                key={name}
                name="name"
                dir="auto"
                defaultValue={name}
                maxLength={200}
                autoComplete="name"
              />
            </Field>
          )}
        </ProblemForm>
      </Card>
      <Card title={t("email.title")}>
        <ProblemForm
          fields={["email", "confirmation"]}
          fieldOf={{ "email-invalid": "email", "email-taken": "email", ...CONFIRMATION }}
          onSend={onEmail}
          submit={t("email.submit")}
          done={t("email.done")}
          {...{ pending }}
        >
          {(errorOf) => (
            <>
              <Field label={t("email.label")} hint={t("email.hint")} error={errorOf("email")}>
                <Input name="email" type="email" dir="ltr" autoComplete="email" />
              </Field>
              <Confirmation hasPassword={hasPassword} error={errorOf("confirmation")} />
            </>
          )}
        </ProblemForm>
      </Card>
      <Card title={t("password.title")}>
        {hasPassword ? (
          <ProblemForm
            fields={["current", "password"]}
            fieldOf={{
              "password-empty": "current",
              "password-wrong": "current",
              "password-too-short": "password",
              "password-too-long": "password",
            }}
            onSend={onPassword}
            submit={t("password.submit")}
            done={t("password.done")}
            {...{ pending }}
          >
            {(errorOf) => (
              <>
                <Field label={t("password.current")} error={errorOf("current")}>
                  <Input name="current" type="password" dir="ltr" autoComplete="current-password" />
                </Field>
                <Field label={t("password.new")} hint={t("password.hint")} error={errorOf("password")}>
                  <Input name="password" type="password" dir="ltr" autoComplete="new-password" />
                </Field>
              </>
            )}
          </ProblemForm>
        ) : (
          <p className="text-ink-muted">{problems("password-missing")}</p>
        )}
      </Card>
    </>
  );
}

function Confirmation({ hasPassword, error }: { hasPassword: boolean; error: ReactNode }) {
  const t = useTranslations("people.own");
  return (
    <Field label={hasPassword ? t("confirmPassword") : t("confirmEmail")} error={error}>
      <Input
        name="confirmation"
        type={hasPassword ? "password" : "email"}
        dir="ltr"
        autoComplete={hasPassword ? "current-password" : "off"}
      />
    </Field>
  );
}

type DeleteProps = {
  readonly sessions: number;
  readonly plans: number;
  readonly hasPassword: boolean;
  /** Why it cannot be deleted now. */
  readonly obstacle: ProblemCode | null;
  /** Leaves the page or returns everything that is wrong. */
  readonly onDelete: Send<"confirmation">;
};

/** Deletes the teacher's own account, after saying what goes with it and asking who sits there. */
export function DeleteAccount({ sessions, plans, hasPassword, obstacle, onDelete }: DeleteProps) {
  const t = useTranslations("people.own.delete");
  const [asks, setAsks] = useState(false);
  return (
    <Card title={t("title")}>
      <p className="max-w-prose text-ink-muted text-sm">{t("intro")}</p>
      <div>
        <Button onClick={() => setAsks(true)}>
          <Trash2 aria-hidden />
          <span>{t("action")}</span>
        </Button>
      </div>
      <Dialog open={asks} onOpenChange={setAsks} title={t("question")}>
        {obstacle === null ? (
          <div className="flex flex-col gap-4">
            <Notice tone="warning">{t("body", { count: sessions, plans })}</Notice>
            <p className="text-ink-muted text-sm">{t("undo")}</p>
            <ProblemForm
              fields={["confirmation"]}
              fieldOf={CONFIRMATION}
              onSend={onDelete}
              submit={t("submit")}
              pending={t("pending")}
              look={{ variant: "danger" }}
            >
              {(errorOf) => <Confirmation hasPassword={hasPassword} error={errorOf("confirmation")} />}
            </ProblemForm>
          </div>
        ) : (
          <RefusalNotice code={obstacle} />
        )}
      </Dialog>
    </Card>
  );
}
