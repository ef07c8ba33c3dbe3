"use client";

import { Link2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Segmented } from "@/components/ui/form/segmented";
import { Notice } from "@/components/ui/notice";
import { RichText } from "@/components/ui/rich-text";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "../refusal-notice";
import { LocalTime } from "../sessions/local-time";
import { type MadeLink, SecretLink } from "./secret-link";

type Role = "owner" | "teacher";

/** An invitation that nobody has accepted yet. `madeBy`: a name. Times as ISO 8601. */
export type ListedInvitation = {
  readonly id: string;
  readonly role: Role;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
};

export type InvitationsProps = {
  readonly invitations: readonly ListedInvitation[];
  /** Days until an invitation expires. */
  readonly days: number;
  /** Scheme, host and port of the links. */
  readonly origin: string;
  readonly onInvite: (role: Role) => Promise<MadeLink | ProblemCode>;
  readonly onWithdraw: (id: string) => Promise<ProblemCode | null>;
};

/** Makes invitations, and lists those that are open. */
export function Invitations({ invitations, days, origin, onInvite, onWithdraw }: InvitationsProps) {
  const t = useTranslations("people.invite");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <InviteCard {...{ days, origin, onInvite }} />
      <Card title={t("open")}>
        {refusal !== null && <RefusalNotice code={refusal} />}
        {invitations.length === 0 ? (
          <p className="text-ink-muted">{t("none")}</p>
        ) : (
          <ul className="-my-3 divide-y divide-line">
            {invitations.map((invitation) => (
              <li key={invitation.id} className="py-3">
                <OpenInvitation
                  invitation={invitation}
                  onWithdraw={async () => setRefusal(await onWithdraw(invitation.id))}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function InviteCard({ days, origin, onInvite }: Pick<InvitationsProps, "days" | "origin" | "onInvite">) {
  const t = useTranslations("people.invite");
  const roles = useTranslations("people.roles");
  const [role, setRole] = useState<Role>("teacher");
  const [made, setMade] = useState<MadeLink | ProblemCode | null>(null);
  const [making, startMaking] = useTransition();
  const isLink = made !== null && typeof made !== "string";
  return (
    <Card title={t("title")}>
      <p className="max-w-prose text-ink-muted text-sm">{t("intro", { days })}</p>
      <div className="flex flex-col gap-1.5">
        <p className="font-medium text-sm">{t("role")}</p>
        <Segmented
          wide
          label={t("role")}
          value={role}
          onValueChange={setRole}
          options={[
            { value: "teacher", label: roles("teacher") },
            { value: "owner", label: roles("owner") },
          ]}
        />
        <p aria-live="polite" className="text-ink-muted text-sm">
          {role === "owner" ? t("ownerHint") : t("teacherHint")}
        </p>
      </div>
      <div>
        <Button
          // Once there is a link, copying it comes next.
          variant={isLink ? "secondary" : "primary"}
          aria-disabled={making}
          onClick={() => {
            if (!making) startMaking(async () => setMade(await onInvite(role)));
          }}
        >
          <Link2 aria-hidden />
          <span>{making ? t("making") : t("make")}</span>
        </Button>
      </div>
      {typeof made === "string" && <RefusalNotice code={made} />}
      {isLink && (
        <Notice tone="success" title={t("ready")} className="[&>div]:w-full">
          <SecretLink
            address={origin + made.path}
            hint={
              <RichText>{t.rich("readyHint", { date: () => <LocalTime at={made.expiresAt} /> })}</RichText>
            }
          />
        </Notice>
      )}
    </Card>
  );
}

function OpenInvitation({
  invitation: { role, madeBy, madeAt, expiresAt },
  onWithdraw,
}: {
  invitation: ListedInvitation;
  onWithdraw: () => Promise<void>;
}) {
  const t = useTranslations("people.invite");
  const roles = useTranslations("people.roles");
  const [withdrawing, startWithdrawing] = useTransition();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2" aria-busy={withdrawing}>
      <div className="min-w-0 text-sm">
        <Badge tone={role === "owner" ? "accent" : "neutral"}>{roles(role)}</Badge>
        <p className="mt-1">
          <RichText>{t.rich("expires", { date: () => <LocalTime at={expiresAt} /> })}</RichText>
        </p>
        <p className="break-words text-ink-muted">
          <RichText>
            {t.rich("by", { name: madeBy, date: () => <LocalTime at={madeAt} dateOnly /> })}
          </RichText>
        </p>
      </div>
      <ConfirmDialog
        danger
        title={t("withdrawTitle")}
        body={t("withdrawBody")}
        confirmLabel={t("withdrawConfirm")}
        onConfirm={() => startWithdrawing(onWithdraw)}
        trigger={
          <Button size="sm" variant="quiet" disabled={withdrawing}>
            <X aria-hidden />
            <span>{t("withdraw")}</span>
          </Button>
        }
      />
    </div>
  );
}
