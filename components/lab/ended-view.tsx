"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { CalmPage } from "./calm-page";

/** The class is over. `replay`: where it can be looked at again, if its teacher shared that. */
export function EndedView({
  title,
  replay,
  children,
}: {
  title: string;
  replay: string | null;
  children?: ReactNode;
}) {
  const t = useTranslations("lab.ended");
  return (
    <CalmPage>
      <div className="text-center">
        <p className="text-ink-muted">{title}</p>
        <h1 className="mt-1 text-3xl">{t("title")}</h1>
        <p className="mt-3 text-balance text-ink-muted text-lg">
          {replay === null ? t("notShared") : t("shared")}
        </p>
        {replay !== null && (
          <a href={replay} className={buttonClass({ variant: "primary", size: "lg", className: "mt-6" })}>
            {t("replay")}
          </a>
        )}
      </div>
      {children}
    </CalmPage>
  );
}
