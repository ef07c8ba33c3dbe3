"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { FormRefusal } from "../people/problem-form";
import { RefusalNotice } from "../refusal-notice";
import { PlatformForm, type TypedPlatform } from "./platform-form";
import { type PlatformAddresses, PlatformSetUp } from "./platform-set-up";

type ListedPlatform = {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Null: any. */
  readonly deploymentId: string | null;
};

type Props = {
  readonly platforms: readonly ListedPlatform[];
  /** Null: the server has not been told its own. */
  readonly addresses: PlatformAddresses | null;
  /** Whether browsers carry launches to these addresses. */
  readonly secure: boolean;
  /** Registers a platform, or returns everything that is wrong. */
  readonly onAdd: (typed: TypedPlatform) => Promise<FormRefusal | null>;
  readonly onRemove: (id: string) => Promise<ProblemCode | null>;
};

/** For owners: the learning platforms from which teachers and students may come. */
export function Platforms({ platforms, addresses, secure, onAdd, onRemove }: Props) {
  const t = useTranslations("lti");
  const [refusal, setRefusal] = useState<ProblemCode | null>(null);
  return (
    <>
      <h1 className="text-3xl">{t("title")}</h1>
      <p className="mt-1 mb-8 max-w-prose text-ink-muted">{t("intro")}</p>
      {!secure && (
        <Notice tone="warning" className="mb-6">
          {t(addresses === null ? "unset" : "plain")}
        </Notice>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          {addresses && <PlatformSetUp addresses={addresses} />}
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card title={t("registered")}>
            {refusal !== null && <RefusalNotice code={refusal} />}
            {platforms.length === 0 ? (
              <p className="text-ink-muted">{t("none")}</p>
            ) : (
              <ul className="-my-3 divide-y divide-line">
                {platforms.map((platform) => (
                  <li key={platform.id} className="py-3">
                    <PlatformRow
                      platform={platform}
                      onRemove={async () => setRefusal(await onRemove(platform.id))}
                    />
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <PlatformForm onAdd={onAdd} />
        </div>
      </div>
    </>
  );
}

function PlatformRow({ platform, onRemove }: { platform: ListedPlatform; onRemove: () => Promise<void> }) {
  const { name, issuer, clientId, deploymentId } = platform;
  const t = useTranslations("lti");
  const [removing, startRemoving] = useTransition();
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2" aria-busy={removing}>
      <div className="min-w-0 break-words text-sm">
        <p className="font-medium text-base">
          <bdi>{name}</bdi>
        </p>
        <p className="break-all text-ink-muted" translate="no">
          <bdi dir="ltr">{issuer}</bdi>
        </p>
        <p className="text-ink-muted">{t("client", { id: clientId })}</p>
        <p className="text-ink-muted">
          {deploymentId === null ? t("anyDeployment") : t("deployment", { id: deploymentId })}
        </p>
      </div>
      <ConfirmDialog
        danger
        title={t("removeTitle", { name })}
        body={t("removeBody")}
        confirmLabel={t("removeConfirm")}
        onConfirm={() => startRemoving(onRemove)}
        trigger={
          <Button size="sm" variant="quiet" disabled={removing}>
            <Trash2 aria-hidden />
            <span>{t("remove")}</span>
          </Button>
        }
      />
    </div>
  );
}
