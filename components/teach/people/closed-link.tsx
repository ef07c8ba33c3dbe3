"use client";

import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/button";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "../refusal-notice";
import { WaitNotice } from "../wait-notice";

/** A link that does not work, and why. `signedIn`: whether somebody is signed in in this browser. */
export function ClosedLink({
  title,
  problem,
  waitSeconds,
  signedIn,
}: {
  title: string;
  problem: ProblemCode;
  /** Null unless whoever opened it has to wait. */
  waitSeconds: number | null;
  signedIn: boolean;
}) {
  const t = useTranslations("people");
  return (
    <>
      <h1 className="mb-6 text-3xl">{title}</h1>
      {waitSeconds === null ? <RefusalNotice code={problem} /> : <WaitNotice refusal={{ waitSeconds }} />}
      <p className="mt-6">
        {signedIn ? (
          <a href="/teach" className={buttonClass({ variant: "secondary" })}>
            {t("elsewhere.back")}
          </a>
        ) : (
          <a href="/teach/sign-in" className={buttonClass({ variant: "secondary" })}>
            {t("signIn")}
          </a>
        )}
      </p>
    </>
  );
}

/** A link that was opened where somebody is signed in. `name`: theirs. */
export function LinkElsewhere({ name, onSignOut }: { name: string; onSignOut: () => void }) {
  const t = useTranslations("people.elsewhere");
  return (
    <>
      <h1 className="mb-3 text-3xl">{t("title")}</h1>
      <p className="mb-6 break-words text-ink-muted">{t("body", { name })}</p>
      <p className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={onSignOut}>
          {t("signOut")}
        </Button>
        <a href="/teach" className={buttonClass({ variant: "secondary" })}>
          {t("back")}
        </a>
      </p>
    </>
  );
}
