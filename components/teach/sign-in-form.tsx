"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import type { ProblemCode } from "@/lib/session/problem";

export type Credentials = { email: string; password: string };

/** `onSignIn` leaves the page, or says why not. */
export function SignInForm({ onSignIn }: { onSignIn: (typed: Credentials) => Promise<ProblemCode | null> }) {
  const t = useTranslations("teach.signIn");
  const problems = useTranslations("problems");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);

  async function signIn(form: FormData): Promise<void> {
    setPending(true);
    setRefusal(null);
    const refused = await onSignIn({
      email: String(form.get("email")),
      password: String(form.get("password")),
    });
    setRefusal(refused);
    if (refused !== null) setPending(false);
  }

  return (
    <>
      <h1 className="mb-6 text-3xl">{t("title")}</h1>
      <Card>
        <form
          // Before the page's script runs, a form that was sent would put the password into the address.
          method="post"
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) void signIn(new FormData(event.currentTarget));
          }}
        >
          {refusal && <Notice tone="danger">{problems(refusal)}</Notice>}
          <Field label={t("email")}>
            <Input name="email" type="email" dir="ltr" required autoComplete="username" />
          </Field>
          <Field label={t("password")}>
            <Input name="password" type="password" dir="ltr" required autoComplete="current-password" />
          </Field>
          <Button type="submit" variant="primary" size="lg" aria-disabled={pending}>
            {pending ? t("pending") : t("submit")}
          </Button>
        </form>
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
