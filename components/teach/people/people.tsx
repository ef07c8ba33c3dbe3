"use client";

import { GraduationCap } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { Dialog } from "@/components/ui/dialog";
import { RichText } from "@/components/ui/rich-text";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusalNotice } from "../refusal-notice";
import { LocalTime } from "../sessions/local-time";
import { AccountRow, type ListedAccount } from "./account-row";
import { Invitations, type InvitationsProps } from "./invitations";
import { type MadeLink, SecretLink } from "./secret-link";

type PeopleProps = InvitationsProps & {
  readonly accounts: readonly ListedAccount[];
  /** The account of whoever looks at the list. */
  readonly self: string;
  readonly onRole: (id: string, role: ListedAccount["role"]) => Promise<ProblemCode | null>;
  readonly onReset: (id: string) => Promise<MadeLink | ProblemCode>;
  readonly onRemove: (id: string, heir: string | null) => Promise<ProblemCode | null>;
};

/** For owners: everybody's accounts, and invitations. */
export function People({ accounts, self, onRole, onReset, onRemove, ...invitations }: PeopleProps) {
  const t = useTranslations("people.list");
  const lti = useTranslations("lti");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  const [reset, setReset] = useState<(MadeLink & { name: string }) | null>(null);
  return (
    <>
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-1 mb-4 max-w-prose text-ink-muted">{t("intro")}</p>
      <p className="mb-8">
        <Link href="/teach/platforms" className={buttonClass({ variant: "secondary", size: "sm" })}>
          <GraduationCap aria-hidden />
          <span>{lti("nav")}</span>
        </Link>
      </p>
      <div className="flex flex-col gap-10">
        <Invitations {...invitations} />
        <section aria-labelledby="accounts">
          <h2 id="accounts" className="mb-3 text-lg">
            {t("accounts")}
          </h2>
          {refusal !== null && <RefusalNotice code={refusal} className="mb-4" />}
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">
            {accounts.map((account) => (
              <li key={account.id}>
                <AccountRow
                  account={account}
                  own={account.id === self}
                  colleagues={accounts.filter(({ id }) => id !== account.id)}
                  onRole={async (role) => setRefusal(await onRole(account.id, role))}
                  onReset={async () => {
                    const made = await onReset(account.id);
                    setRefusal(typeof made === "string" ? made : null);
                    setReset(typeof made === "string" ? null : { ...made, name: account.name });
                  }}
                  onRemove={async (heir) => setRefusal(await onRemove(account.id, heir))}
                />
              </li>
            ))}
          </ul>
        </section>
      </div>
      <ResetLinkDialog link={reset} origin={invitations.origin} onClose={() => setReset(null)} />
    </>
  );
}

function ResetLinkDialog({
  link,
  origin,
  onClose,
}: {
  link: (MadeLink & { name: string }) | null;
  origin: string;
  onClose: () => void;
}) {
  const t = useTranslations("people.link");
  return (
    <Dialog
      open={link !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("resetTitle", { name: link?.name ?? "" })}
    >
      {link && (
        <SecretLink
          address={origin + link.path}
          hint={<RichText>{t.rich("resetHint", { date: () => <LocalTime at={link.expiresAt} /> })}</RichText>}
        />
      )}
    </Dialog>
  );
}
