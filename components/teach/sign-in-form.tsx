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

export type Credentials = { email: string; password: string };

/** Why signing in failed. `waitSeconds`: until the next attempt is allowed; null: at once. */
export type SignInRefusal = { readonly problem: ProblemCode; readonly waitSeconds: number | null };

/** Errors found before sending, one for each field, or why the form was refused. */
type Refusal =
  | { readonly kind: "fields"; readonly email: ProblemCode | null; readonly password: ProblemCode | null }
  | ({ readonly kind: "refused" } & SignInRefusal);

type Props = {
  /** Why the browser was sent here instead of being signed in. */
  problem?: ProblemCode | null;
  /** Other ways to sign in. */
  elsewhere?: ReactNode;
  /** Leaves the page or returns the problem. */
  onSignIn: (typed: Credentials) => Promise<SignInRefusal | null>;
};

export function SignInForm({ problem = null, elsewhere, onSignIn }: Props) {
  const t = useTranslations("teach.signIn");
  const problems = useTranslations("problems");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(
    problem && { kind: "refused", problem, waitSeconds: null },
  );
  const form = useRef<HTMLFormElement>(null);
  useFirstInvalid(form, refusal);
  const errorOf = (field: keyof Credentials) => {
    const fault = refusal?.kind === "fields" ? refusal[field] : null;
    return fault && problems(fault);
  };

  async function signIn(typed: FormData): Promise<void> {
    const email = String(typed.get("email")).trim();
    const password = String(typed.get("password"));
    if (email === "" || password === "") {
      const faults = {
        email: email === "" ? "email-invalid" : null,
        password: password === "" ? "password-empty" : null,
      } as const;
      return setRefusal({ kind: "fields", ...faults });
    }
    setPending(true);
    setRefusal(null);
    const refused = await onSignIn({ email, password });
    if (refused === null) return;
    setRefusal({ kind: "refused", ...refused });
    setPending(false);
  }

  return (
    <>
      <h1 className="mb-6 text-3xl">{t("title")}</h1>
      <Card>
        <form
          ref={form}
          // Before the page's script runs, a GET form would put the password into the address.
          method="post"
          noValidate
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) void signIn(new FormData(event.currentTarget));
          }}
        >
          {refusal?.kind === "refused" &&
            (refusal.waitSeconds === null ? (
              <Notice tone="danger">{problems(refusal.problem)}</Notice>
            ) : (
              <WaitNotice refusal={refusal} hint={t("knownDevice")} />
            ))}
          <Field label={t("email")} error={errorOf("email")}>
            <Input name="email" type="email" dir="ltr" required autoComplete="username" />
          </Field>
          <Field label={t("password")} error={errorOf("password")}>
            <Input name="password" type="password" dir="ltr" required autoComplete="current-password" />
          </Field>
          <Button type="submit" variant="primary" size="lg" aria-disabled={pending}>
            {pending ? t("pending") : t("submit")}
          </Button>
        </form>
        {elsewhere}
      </Card>
      <p className="mt-6 text-ink-muted">
        <span>{t("students")}</span>{" "}
        <a href="/" className="text-ink underline underline-offset-4 hover:text-accent">
          {t("join")}
        </a>
      </p>
    </>
  );
}
