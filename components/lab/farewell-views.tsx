"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import type { Problem, ProblemCode } from "@/lib/session/decide/problem";
import { CalmPage, Waiting } from "./calm-page";

/** Shown when the class is over. `replay`: the address of its replay, if the teacher has shared it. */
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

/** Shown when this page has stopped for good: why, and what the student can do, if anything: a seat that has moved is not fought for. */
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
  const seatLost = problem.code === "seat-lost";
  const isMoved = problem.code === "seat-moved";
  return (
    <CalmPage>
      <div role="alert" className="text-center">
        <h1 className="text-2xl">{problems(problem.code)}</h1>
        <div className="mt-6 flex justify-center gap-3">
          {seatLost && (
            <a href={joinHref} className={buttonClass({ variant: "primary", size: "lg" })}>
              {t("join")}
            </a>
          )}
          {!seatLost && !isMoved && (
            <Button variant="primary" size="lg" onClick={onReload}>
              {problem.code === "seat-elsewhere" ? t("here") : t("reload")}
            </Button>
          )}
        </div>
      </div>
    </CalmPage>
  );
}

type RemovedViewProps = {
  /** What has become of the seat; null until that is known. */
  readonly standing: "removed" | "asked" | "declined" | null;
  /** Why the request to come back failed. */
  readonly problem: ProblemCode | null;
  readonly asking: boolean;
  readonly onAsk: () => void;
};

/** Shown to someone whom the teacher has removed, with a way to ask to come back. */
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
