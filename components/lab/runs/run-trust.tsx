import { CircleDashed, CircleSlash, Hourglass, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { TrustMark } from "@/components/board/trust-mark";
import { formatScore } from "@/lib/learning/numbers/format";
import { mostDisputed, scoreOn, trustOf } from "@/lib/session/board/leaderboard";
import { endedEarly, type ShownRun } from "./shown-run";

/**
 * How far a score of the student's own can be trusted: being checked, checked, reproduced, set aside because its weights disagree or
 * are missing, or why it will never be checked or does not rank. Nothing before the run has ended.
 */
export function RunTrust({
  run,
  checking,
  held,
  unchecked,
}: {
  run: ShownRun;
  checking: boolean;
  /** The server waits before it checks more of this student's runs. */
  held: boolean;
  unchecked: boolean;
}) {
  const t = useTranslations("lab.trust");
  const problems = useTranslations("problems");
  if (endedEarly(run)) {
    return (
      <span title={t("endedEarly")} className="inline-flex align-[-0.1em] text-ink-muted">
        <CircleSlash aria-hidden className="size-[1em] stroke-[2.5]" />
        <span className="sr-only">{t("endedEarly")}</span>
      </span>
    );
  }
  if (run.best === null || run.end === null) return null;
  const { verdict } = run;
  if (verdict === null && checking) {
    const words = held ? problems("checks-held") : t("checking");
    return (
      <span title={words} className="inline-flex align-[-0.1em] text-ink-muted">
        <LoaderCircle aria-hidden className="size-[1em] animate-spin motion-reduce:animate-none" />
        <span className="sr-only">{words}</span>
      </span>
    );
  }
  if (verdict === null && unchecked) {
    const why = problems("too-much-to-check");
    return (
      <span title={why} className="inline-flex align-[-0.1em] text-ink-muted">
        <CircleDashed aria-hidden className="size-[1em] stroke-[2.5]" />
        <span className="sr-only">{why}</span>
      </span>
    );
  }
  if (verdict === null && run.unproven)
    return (
      <span title={t("unproven")} className="inline-flex align-[-0.1em] text-warning">
        <Hourglass aria-hidden className="size-[1em]" />
        <span className="sr-only">{t("unproven")}</span>
      </span>
    );
  if (verdict !== null && !verdict.agrees) {
    const why =
      run.reproduction === "differs"
        ? t("differs")
        : t("refuted", { found: formatScore(scoreOn(run, mostDisputed(run))) });
    return (
      <span title={why} className="inline-flex align-[-0.1em] text-danger">
        <TriangleAlert aria-hidden className="size-[1em]" />
        <span className="sr-only">{why}</span>
      </span>
    );
  }
  return <TrustMark trust={trustOf(run)} reproduction={run.reproduction} />;
}
