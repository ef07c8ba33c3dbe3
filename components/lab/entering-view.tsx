"use client";

import { useTranslations } from "next-intl";
import { Spinner } from "@/components/ui/spinner";
import type { ConnectionState } from "@/lib/session/page-state";
import { CalmPage } from "./calm-page";

/** Until the first picture of the class has come. */
export function EnteringView({ connection }: { connection: ConnectionState }) {
  const t = useTranslations("lab.entering");
  return (
    <CalmPage>
      <p role="status" className="flex items-center justify-center gap-3 text-ink-muted text-lg">
        <Spinner />
        <span>{t(connection === "offline" ? "offline" : "title")}</span>
      </p>
    </CalmPage>
  );
}
