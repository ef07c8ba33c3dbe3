"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { RichText } from "@/components/ui/rich-text";

const ADDRESSES = ["login", "launch", "choose", "keys"] as const;
export type PlatformAddresses = Readonly<Record<(typeof ADDRESSES)[number], string>>;

/** What a platform needs to know of this server, and where to enter it. */
export function PlatformSetUp({ addresses }: { addresses: PlatformAddresses }) {
  const t = useTranslations("lti");
  return (
    <Card title={t("addresses.title")}>
      <p className="text-ink-muted text-sm">{t("addresses.intro")}</p>
      <dl className="flex flex-col gap-4">
        {ADDRESSES.map((name) => (
          <div key={name}>
            <dt className="mb-1 font-medium text-sm">{t(`addresses.${name}`)}</dt>
            <dd className="flex items-start gap-2">
              <p
                dir="ltr"
                translate="no"
                className="min-w-0 flex-1 break-all rounded-control bg-sunken px-3 py-2 font-mono text-xs"
              >
                {addresses[name]}
              </p>
              <CopyButton
                text={addresses[name]}
                label={t("addresses.copy")}
                doneLabel={t("addresses.copied")}
              />
            </dd>
          </div>
        ))}
      </dl>
      <Steps title={t("moodle.title")}>
        {[t("moodle.one"), t("moodle.two"), t("moodle.three")].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </Steps>
      <Steps title={t("canvas.title")}>
        {[t("canvas.one"), t("canvas.two"), t("canvas.three")].map((step) => (
          <li key={step}>{step}</li>
        ))}
        <li>
          <RichText>
            {t.rich("canvas.four", {
              code: (address) => (
                <bdi key={String(address)} dir="ltr" translate="no" className="break-all font-mono text-xs">
                  {address}
                </bdi>
              ),
            })}
          </RichText>
        </li>
      </Steps>
    </Card>
  );
}

function Steps({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-medium text-base">{title}</h3>
      <ol className="flex list-decimal flex-col gap-1.5 ps-5 text-sm">{children}</ol>
    </section>
  );
}
