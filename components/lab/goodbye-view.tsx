"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import type { Problem } from "@/lib/session/problem";
import { CalmPage } from "./calm-page";

/** This page is closed for good: why, and what can be done. */
export function GoodbyeView({
  problem,
  joinHref,
  onReload,
}: {
  problem: Problem;
  joinHref: string;
  onReload: () => void;
}) {
  const t = useTranslations("lab.goodbye");
  const problems = useTranslations("problems");
  const gone = problem.code === "seat-lost";
  return (
    <CalmPage>
      <div role="alert" className="text-center">
        <h1 className="text-2xl">{problems(problem.code)}</h1>
        <div className="mt-6 flex justify-center gap-3">
          {gone && (
            <a href={joinHref} className={buttonClass({ variant: "primary", size: "lg" })}>
              {t("join")}
            </a>
          )}
          {!gone && (
            <Button variant="primary" size="lg" onClick={onReload}>
              {problem.code === "seat-elsewhere" ? t("here") : t("reload")}
            </Button>
          )}
        </div>
      </div>
    </CalmPage>
  );
}
