"use client";

import { useTranslations } from "next-intl";
import { Spinner } from "@/components/ui/spinner";
import { CalmPage } from "./calm-page";
import type { ConnectionState } from "./connection-mark";

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
