"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RichText } from "@/components/ui/rich-text";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "../refusal-notice";
import { LocalTime } from "../sessions/local-time";
import { LeavingButton } from "./leaving-button";

/** An account elsewhere that signs the teacher in. `label`: what its issuer is called. `since`: ISO 8601. */
type LinkedIdentity = {
  readonly issuer: string;
  readonly subject: string;
  readonly label: string;
  readonly since: string;
};

type Props = {
  /** What the issuer of OpenID Connect is called; null: teachers sign in with passwords only. */
  name: string | null;
  identities: readonly LinkedIdentity[];
  /** Why an account could not be linked; null: nothing was tried, or it was linked. */
  problem: ProblemCode | null;
  /** Leaves the page for the issuer's, or returns the problem. */
  onLink: () => Promise<ProblemCode | null>;
  onUnlink: (identity: LinkedIdentity) => Promise<ProblemCode | null>;
};

/** The accounts elsewhere with which a teacher signs in, on their account page. */
export function LinkedIdentities({ name, identities, problem, onLink, onUnlink }: Props) {
  const t = useTranslations("identity.account");
  const [refusal, setRefusal] = useState(problem);
  const [busy, startUnlinking] = useTransition();
  return (
    <Card title={t("title")}>
      {refusal !== null && <RefusalNotice code={refusal} />}
      {identities.length > 0 ? (
        <p>{t("linked")}</p>
      ) : (
        name !== null && <p className="max-w-prose">{t("none", { name })}</p>
      )}
      {identities.length > 0 && (
        <ul className="flex flex-col gap-3">
          {identities.map((identity) => (
            <li
              key={`${identity.issuer} ${identity.subject}`}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2"
            >
              <p className="min-w-0">
                <bdi className="block break-words">{identity.label}</bdi>
                <span className="text-ink-muted text-sm">
                  <RichText>
                    {t.rich("since", { date: () => <LocalTime key="date" at={identity.since} dateOnly /> })}
                  </RichText>
                </span>
              </p>
              <ConfirmDialog
                danger
                title={t("unlinkTitle")}
                body={t("unlinkBody")}
                confirmLabel={t("unlink")}
                onConfirm={() => startUnlinking(async () => setRefusal(await onUnlink(identity)))}
                trigger={
                  <Button size="sm" disabled={busy}>
                    {t("unlink")}
                  </Button>
                }
              />
            </li>
          ))}
        </ul>
      )}
      {name !== null && (
        <div className="flex flex-col items-start gap-4">
          <LeavingButton
            label={identities.length > 0 ? t("linkAnother", { name }) : t("link", { name })}
            name={name}
            onLeave={onLink}
          />
        </div>
      )}
    </Card>
  );
}
