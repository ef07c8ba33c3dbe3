"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { unreachable } from "@/lib/learning/unreachable";
import { DAYS_DEEDS_KEPT, type Deed, SERVERS_DEEDS } from "@/lib/session/decide/deeds";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "./refusal-notice";
import { LocalTime } from "./sessions/local-time";
import { Pager, type Pages } from "./sessions/pager";

/** Somebody by their name. `self`: whoever looks at it. */
type Person = { readonly name: string; readonly self: boolean };

/**
 * An entry of the teacher's activity record. `at`: ISO 8601. `title`: of its session, if that still exists. `by`: who did it, or null
 * if their account is gone or nobody's (`byTeacher` false); `about` and `heir`: whose account it was done to, and who got its sessions.
 */
type ListedDeed = {
  readonly id: string;
  readonly at: string;
  readonly byTeacher: boolean;
  readonly by: Person | null;
  readonly about: Person | null;
  readonly heir: Person | null;
  readonly deed: Deed;
  readonly title: string | null;
  /** Whether that session is no longer theirs to open. */
  readonly isOthers?: boolean;
};

type Props = {
  email: string;
  /** Whether the record also tells of others' accounts. */
  owner: boolean;
  /** In how many browsers this account is signed in. */
  browsers: number;
  /** Days without use after which a browser is signed out. */
  idleDays: number;
  /** The accounts elsewhere with which the teacher signs in. */
  identities?: ReactNode;
  deeds: readonly ListedDeed[];
  pages: Pages;
  /** Forms that change it, and the one that deletes it. */
  details: ReactNode;
  removal: ReactNode;
  /** Leaves the page or returns the problem. */
  onSignOutEverywhere: () => Promise<ProblemCode | null>;
};

/** The teacher's account: what belongs to it, where it is signed in, and its activity record. */
export function Account(props: Props) {
  const {
    email,
    owner,
    browsers,
    idleDays,
    identities,
    deeds,
    pages,
    details,
    removal,
    onSignOutEverywhere,
  } = props;
  const t = useTranslations("teach.account");
  const people = useTranslations("people.deeds");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [busy, startSigningOut] = useTransition();
  return (
    <>
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-1 mb-8 break-words text-ink-muted">
        <bdi>{email}</bdi>
      </p>
      <div className="gap-4 *:mb-4 *:break-inside-avoid lg:columns-2 lg:pb-2">
        {details}
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
      </div>
      {removal}
      <section aria-labelledby="activity" className="mt-10">
        <h2 id="activity" className="text-lg">
          {t("activity.title")}
        </h2>
        <p className="mt-1 mb-3 max-w-prose text-ink-muted text-sm">
          <span>{t("activity.intro", { days: DAYS_DEEDS_KEPT })}</span>
          {owner && (
            <>
              {" "}
              <span>{people("ofEverybody")}</span>
            </>
          )}
        </p>
        {deeds.length === 0 ? (
          <p className="text-ink-muted">{t("activity.none")}</p>
        ) : (
          <ol className="divide-y divide-line rounded-card border border-line bg-surface">
            {deeds.map((entry) => (
              <li
                key={entry.id}
                className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 px-5 py-3"
              >
                <DeedText {...entry} />
                <span className="text-ink-muted text-sm">
                  <LocalTime at={entry.at} />
                </span>
              </li>
            ))}
          </ol>
        )}
        <Pager {...pages} path="/teach/account" label={t("activity.pages")} />
      </section>
    </>
  );
}

/** What only the teacher themselves can do to their account. */
const TO_THEMSELVES: readonly Deed["type"][] = [
  "set-up",
  "invitation-accepted",
  "password-reset",
  "account-deleted",
];

function DeedText({ deed, title, isOthers, byTeacher, by, about, heir }: ListedDeed) {
  const t = useTranslations("teach.account.deeds");
  const people = useTranslations("people.deeds");
  const identity = useTranslations("identity.deeds");
  const lti = useTranslations("lti.deeds");
  const untitled = isOthers ? t("othersSession") : t("deletedSession");
  const session = title === null ? untitled : t("session", { title });
  const nameOf = (person: Person | null) => {
    if (person === null) return people("gone");
    return person.self ? people("you") : people("person", { name: person.name });
  };
  const doer = doerOf();
  return (
    <span className="min-w-0 break-words">
      <span>{sentence()}</span>
      {doer !== null && (
        <>
          {" "}
          <span className="text-ink-muted">{doer}</span>
        </>
      )}
    </span>
  );

  /** Null where it is clear who did it. */
  function doerOf(): string | null {
    if (by?.self || SERVERS_DEEDS.includes(deed.type)) return null;
    if (!byTeacher) return people("byOperator");
    if (TO_THEMSELVES.includes(deed.type)) return by && people("who", { name: by.name });
    return by === null ? people("byGone") : people("by", { name: by.name });
  }

  /** What was done to a link, with for how many days it works from then on, if that was set. */
  function withDays(what: string): string {
    const days = "days" in deed ? deed.days : undefined;
    return typeof days === "number" ? t("linkDays", { what, days }) : what;
  }

  function sentence(): string {
    switch (deed.type) {
      case "signed-in":
        return deed.device === "known" ? t("signedInKnown") : t("signedInNew");
      case "session-shared":
        return withDays(deed.animals ? t("sharedAnimals", { session }) : t("sharedNames", { session }));
      case "link-renewed":
        return withDays(t("linkRenewed", { session }));
      case "link-revoked":
        return t("linkRevoked", { session });
      case "practice-shared":
        return withDays(t("practiceShared", { session }));
      case "practice-renewed":
        return withDays(t("practiceRenewed", { session }));
      case "practice-revoked":
        return t("practiceRevoked", { session });
      case "session-kept":
        return deed.kept ? t("kept", { session }) : t("keptNoLonger", { session });
      case "session-deleted":
        return t("deleted");
      case "co-teacher-added":
        return t("coTeacherAdded", { session });
      case "co-teacher-removed":
        return deed.left ? t("coTeachingLeft", { session }) : t("coTeacherRemoved", { session });
      case "session-handed-over":
        return t("handedOver", { session });
      case "log-read":
        return t("logRead", { session });
      case "participant-erased":
        return t("erased", { session });
      case "signed-out-everywhere":
        return t("signedOutEverywhere", { count: deed.browsers });
      case "identity-linked":
        if (deed.how === "account-created") return identity("created");
        if (deed.how === "by-launch") return lti("linked");
        return deed.how === "by-email" ? identity("byEmail") : identity("byHand");
      case "identity-unlinked":
        return identity("unlinked");
      case "set-up":
        return t("setUp");
      case "sign-in-held":
        return t("signInHeld");
      case "signed-out":
        return t("signedOut");
      case "invitation-made":
        return deed.role === "owner" ? people("invitedOwner") : people("invitedTeacher");
      case "invitation-withdrawn":
        return people("withdrawn");
      case "invitation-accepted":
        return deed.role === "owner" ? people("acceptedOwner") : people("acceptedTeacher");
      case "name-changed":
        return people("nameChanged");
      case "email-changed":
        return people("emailChanged");
      case "password-changed":
        return people("passwordChanged", { count: deed.browsers });
      case "reset-link-made":
        return people("resetLink", { person: nameOf(about) });
      case "password-reset":
        return people("passwordReset", { count: deed.browsers });
      case "role-changed":
        return people(deed.role === "owner" ? "madeOwner" : "madeTeacher", { person: nameOf(about) });
      case "account-removed":
        return deed.heir === null
          ? people("removed", { count: deed.sessions })
          : people("removedHandedOver", { count: deed.sessions, person: nameOf(heir) });
      case "account-deleted":
        return people("ownDeleted", { count: deed.sessions });
      case "platform-added":
        return lti("added");
      case "platform-removed":
        return lti("removed");
      case "backup-made":
        return t("backupMade");
      case "backup-restored":
        return t("backupRestored");
      default:
        return unreachable(deed);
    }
  }
}
