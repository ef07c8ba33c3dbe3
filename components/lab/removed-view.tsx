"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ReturnStatus } from "@/lib/session/page-state";
import type { ProblemCode } from "@/lib/session/problem";
import { CalmPage } from "./calm-page";
import { Waiting } from "./waiting";

type RemovedViewProps = {
  /** Null until that is known. */
  readonly standing: Exclude<ReturnStatus, "back"> | null;
  /** Why the request to come back did not get through. */
  readonly problem: ProblemCode | null;
  readonly asking: boolean;
  readonly onAsk: () => void;
};

/** For someone whom the teacher removed: the way back, if the teacher wants them back. */
export function RemovedView({ standing, problem, asking, onAsk }: RemovedViewProps) {
  const t = useTranslations("lab.removed");
  const problems = useTranslations("problems");
  return (
    <CalmPage>
      <div className="text-center">
        <div role="alert">
          <h1 className="text-2xl">{problems("seat-removed")}</h1>
        </div>
        <div aria-live="polite" className="mt-3">
          {standing === "asked" ? (
            <Waiting>
              <span>{t("asked")}</span>
            </Waiting>
          ) : (
            standing !== null && (
              <p className="text-ink-muted text-lg">{t(standing === "declined" ? "declined" : "body")}</p>
            )
          )}
        </div>
        {standing === "removed" && (
          <Button
            variant="primary"
            size="lg"
            className="mt-6"
            aria-disabled={asking}
            onClick={() => !asking && onAsk()}
          >
            {t(asking ? "asking" : "ask")}
          </Button>
        )}
        {problem !== null && (
          <p role="alert" className="mt-4 text-danger">
            {problems(problem)}
          </p>
        )}
      </div>
    </CalmPage>
  );
}
