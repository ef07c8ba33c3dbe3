"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { unreachable } from "@/lib/learning/unreachable";
import { DAYS_DEEDS_KEPT, type Deed } from "@/lib/session/decide/deeds";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "./refusal-notice";
import { LocalTime } from "./sessions/local-time";
import { Pager, type Pages } from "./sessions/pager";

/** An entry of the teacher's activity record. `at`: ISO 8601. `title`: of its session, if that still exists. */
type ListedDeed = {
  readonly id: string;
  readonly at: string;
  readonly deed: Deed;
  readonly title: string | null;
};

type Props = {
  email: string;
  /** In how many browsers this account is signed in. */
  browsers: number;
  /** Days without use after which a browser is signed out. */
  idleDays: number;
  /** The accounts elsewhere with which the teacher signs in. */
  identities?: ReactNode;
  deeds: readonly ListedDeed[];
  pages: Pages;
  /** Leaves the page or returns the problem. */
  onSignOutEverywhere: () => Promise<ProblemCode | null>;
};

/** The teacher's account: where it is signed in, and its activity record. */
export function Account({ email, browsers, idleDays, identities, deeds, pages, onSignOutEverywhere }: Props) {
  const t = useTranslations("teach.account");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [busy, startSigningOut] = useTransition();
  return (
    <>
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-1 mb-8 break-words text-ink-muted">
        <bdi>{email}</bdi>
      </p>
      <div className="flex flex-col gap-10">
        <Card title={t("browsers.title")}>
          <p className="max-w-prose">{t("browsers.count", { count: browsers })}</p>
          <p className="max-w-prose text-ink-muted text-sm">{t("browsers.hint", { days: idleDays })}</p>
          {refusal !== null && <RefusalNotice code={refusal} />}
          <div>
            <ConfirmDialog
              danger
              title={t("everywhere.title")}
              body={t("everywhere.body")}
              confirmLabel={t("everywhere.action")}
              onConfirm={() => startSigningOut(async () => setRefusal(await onSignOutEverywhere()))}
              trigger={
                <Button disabled={busy}>
                  <LogOut aria-hidden className="rtl:-scale-x-100" />
                  <span>{t("everywhere.action")}</span>
                </Button>
              }
            />
          </div>
        </Card>
        {identities}
        <section aria-labelledby="activity">
          <h2 id="activity" className="text-lg">
            {t("activity.title")}
          </h2>
          <p className="mt-1 mb-3 max-w-prose text-ink-muted text-sm">
            {t("activity.intro", { days: DAYS_DEEDS_KEPT })}
          </p>
          {deeds.length === 0 ? (
            <p className="text-ink-muted">{t("activity.none")}</p>
          ) : (
            <ol className="divide-y divide-line rounded-card border border-line bg-surface">
              {deeds.map(({ id, at, deed, title }) => (
                <li
                  key={id}
                  className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-5 py-3"
                >
                  <DeedText deed={deed} title={title} />
                  <span className="text-ink-muted text-sm">
                    <LocalTime at={at} />
                  </span>
                </li>
              ))}
            </ol>
          )}
          <Pager {...pages} path="/teach/account" label={t("activity.pages")} />
        </section>
      </div>
    </>
  );
}

function DeedText({ deed, title }: Pick<ListedDeed, "deed" | "title">) {
  const t = useTranslations("teach.account.deeds");
  const identity = useTranslations("identity.deeds");
  const session = title === null ? t("deletedSession") : t("session", { title });
  return <span className="min-w-0 break-words">{sentence()}</span>;

  function sentence(): string {
    switch (deed.type) {
      case "signed-in":
        return deed.device === "known" ? t("signedInKnown") : t("signedInNew");
      case "session-shared":
        return deed.animals ? t("sharedAnimals", { session }) : t("sharedNames", { session });
      case "link-renewed":
        return t("linkRenewed", { session });
      case "link-revoked":
        return t("linkRevoked", { session });
      case "session-kept":
        return deed.kept ? t("kept", { session }) : t("keptNoLonger", { session });
      case "session-deleted":
        return t("deleted");
      case "log-read":
        return t("logRead", { session });
      case "participant-erased":
        return t("erased", { session });
      case "signed-out-everywhere":
        return t("signedOutEverywhere", { count: deed.browsers });
      case "identity-linked":
        if (deed.how === "account-created") return identity("created");
        return deed.how === "by-email" ? identity("byEmail") : identity("byHand");
      case "identity-unlinked":
        return identity("unlinked");
      case "set-up":
        return t("setUp");
      case "sign-in-held":
        return t("signInHeld");
      case "signed-out":
        return t("signedOut");
      case "backup-made":
        return t("backupMade");
      case "backup-restored":
        return t("backupRestored");
      default:
        return unreachable(deed);
    }
  }
}
