"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** A link that was just made. `expiresAt`: ISO 8601. */
export type MadeLink = { readonly path: string; readonly expiresAt: string };

/** A link that is shown once, to be copied. `address`: all of it. */
export function SecretLink({ address, hint }: { address: string; hint: ReactNode }) {
  const t = useTranslations("people.link");
  return (
    <div className="mt-1 flex min-w-0 flex-col items-start gap-3">
      <p
        dir="ltr"
        translate="no"
        className="w-full break-all rounded-control bg-sunken px-3 py-2 font-mono text-sm"
      >
        {address}
      </p>
      <CopyButton text={address} label={t("copy")} doneLabel={t("copied")} variant="primary" />
      <p className="max-w-prose text-ink-muted text-sm">{hint}</p>
    </div>
  );
}
