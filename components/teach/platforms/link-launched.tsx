"use client";

import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "../refusal-notice";

type Props = {
  /** What colleagues call the platform. */
  readonly platform: string;
  /** What the platform calls the teacher; null: it does not say. */
  readonly there: string | null;
  readonly here: string;
  /** Leaves the page, or returns the problem. */
  readonly onLink: () => Promise<ProblemCode>;
};

/** Asks a teacher who came from a learning platform whether the account there is theirs, too. */
export function LinkLaunched({ platform, there, here, onLink }: Props) {
  const t = useTranslations("lti.link");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [busy, startLinking] = useTransition();
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-5">
      <h1 className="break-words text-3xl">{t("title", { platform })}</h1>
      <p>{t("body", { platform })}</p>
      <ul className="break-words rounded-card border border-line bg-surface px-4 py-3 font-medium">
        {there !== null && <li>{t("there", { name: there })}</li>}
        <li>{t("here", { name: here })}</li>
      </ul>
      <p className="text-ink-muted">{t("warning")}</p>
      {refusal !== null && <RefusalNotice code={refusal} />}
      <p className="flex flex-wrap gap-3">
        <Button
          variant="primary"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) startLinking(async () => setRefusal(await onLink()));
          }}
        >
          <Link2 aria-hidden />
          <span>{t("submit")}</span>
        </Button>
        <a href="/teach" className={buttonClass({ variant: "quiet" })}>
          {t("not")}
        </a>
      </p>
    </div>
  );
}
