"use client";

import { KeyRound, ShieldCheck, ShieldMinus, UserMinus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button, buttonClass } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RichText } from "@/components/ui/rich-text";
import { LocalTime } from "../sessions/local-time";
import { RemoveAccountDialog } from "./remove-account-dialog";

/** An account in the owners' list. `activeAt`: ISO 8601. */
export type ListedAccount = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: "owner" | "teacher";
  readonly activeAt: string;
  readonly sessions: number;
  /** How many of them have not ended and have students in them. */
  readonly goingOn: number;
};

type AccountRowProps = {
  readonly account: ListedAccount;
  /** Whether it is that of whoever looks at it. */
  readonly own: boolean;
  /** To whom its sessions can be handed over. */
  readonly colleagues: readonly ListedAccount[];
  readonly onRole: (role: "owner" | "teacher") => Promise<void>;
  readonly onReset: () => Promise<void>;
  /** `heir`: whose the sessions become; null: they are deleted. */
  readonly onRemove: (heir: string | null) => Promise<void>;
};

/** One account, with what an owner can do to it. */
export function AccountRow({ account, own, colleagues, onRole, onReset, onRemove }: AccountRowProps) {
  const t = useTranslations("people.list");
  const roles = useTranslations("people.roles");
  const [removes, setRemoves] = useState(false);
  const [working, startWorking] = useTransition();
  const { name, email, role, activeAt, sessions } = account;
  const named = (action: string) => t("actionOn", { action, name });
  return (
    <article className="flex flex-wrap items-center gap-x-6 gap-y-3 px-5 py-4" aria-busy={working}>
      <div className="min-w-0 flex-1 basis-64">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 break-words text-base">
            <bdi>{name}</bdi>
          </h3>
          {role === "owner" && <Badge tone="accent">{roles("owner")}</Badge>}
          {own && <Badge>{t("you")}</Badge>}
        </div>
        <p className="break-words text-sm">
          <bdi dir="ltr">{email}</bdi>
        </p>
        <p className="text-ink-muted text-sm">
          <span>{t("sessions", { count: sessions })}</span>
          <span>{" · "}</span>
          <RichText>{t.rich("active", { date: () => <LocalTime at={activeAt} dateOnly /> })}</RichText>
        </p>
      </div>
      <div className="-mx-3 flex flex-wrap items-center gap-1 sm:mx-0">
        <RoleButton
          {...{ own, role, name, working }}
          onRole={(wanted) => startWorking(() => onRole(wanted))}
        />
        {own ? (
          <Link href="/teach/account" className={buttonClass({ variant: "quiet", size: "sm" })}>
            {t("own")}
          </Link>
        ) : (
          <>
            <Button
              variant="quiet"
              size="sm"
              disabled={working}
              aria-label={named(t("reset"))}
              onClick={() => startWorking(onReset)}
            >
              <KeyRound aria-hidden />
              <span>{t("reset")}</span>
            </Button>
            <Button
              variant="quiet"
              size="sm"
              disabled={working}
              aria-label={named(t("remove"))}
              onClick={() => setRemoves(true)}
            >
              <UserMinus aria-hidden />
              <span>{t("remove")}</span>
            </Button>
            <RemoveAccountDialog
              open={removes}
              onOpenChange={setRemoves}
              account={account}
              colleagues={colleagues}
              onRemove={(heir) => {
                setRemoves(false);
                startWorking(() => onRemove(heir));
              }}
            />
          </>
        )}
      </div>
    </article>
  );
}

type RoleButtonProps = {
  readonly own: boolean;
  readonly role: ListedAccount["role"];
  readonly name: string;
  readonly working: boolean;
  readonly onRole: (role: ListedAccount["role"]) => void;
};

/** Changes the role, after asking. */
function RoleButton({ own, role, name, working, onRole }: RoleButtonProps) {
  const t = useTranslations("people.list");
  const becomesOwner = role === "teacher";
  const action = becomesOwner ? t("makeOwner") : t("makeTeacher");
  const question = becomesOwner
    ? { title: t("makeOwnerTitle", { name }), body: t("makeOwnerBody") }
    : own
      ? { title: t("makeYourselfTeacherTitle"), body: t("makeYourselfTeacherBody") }
      : { title: t("makeTeacherTitle", { name }), body: t("makeTeacherBody") };
  return (
    <ConfirmDialog
      {...question}
      danger={!becomesOwner}
      confirmLabel={action}
      onConfirm={() => onRole(becomesOwner ? "owner" : "teacher")}
      trigger={
        <Button variant="quiet" size="sm" disabled={working} aria-label={t("actionOn", { action, name })}>
          {becomesOwner ? <ShieldCheck aria-hidden /> : <ShieldMinus aria-hidden />}
          <span>{action}</span>
        </Button>
      }
    />
  );
}
