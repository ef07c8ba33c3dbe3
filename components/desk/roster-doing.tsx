import { Hourglass, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDiagnosisWords } from "@/components/board/diagnosis-words";
import { cn } from "@/components/ui/class-names";
import { Dotted, dotted } from "@/components/ui/dotted";
import { scoreAt } from "@/lib/learning/curves/ranking";
import { formatScore } from "@/lib/learning/numbers/format";
import { mostDisputed, scoreOn } from "@/lib/session/board/leaderboard";
import { type Trouble, troublesOf } from "@/lib/session/insights/run-diagnosis";
import type { Run } from "@/lib/session/log/session";
import type { RosterEntry } from "./roster-entry";

const TONES: Record<Trouble, string> = {
  diverged: "text-danger",
  bouncing: "text-warning",
  crawling: "text-warning",
  vanishing: "text-warning",
  overfitting: "text-train",
  underfitting: "text-ink-muted",
};

/** What a student is doing, and the state of their run in a word or two, with the whole sentence in the tooltip. */
export function RosterDoing(entry: RosterEntry) {
  const { activity, percent, idleMinutes, stuck } = entry;
  const t = useTranslations("host");
  const diagnosed = useDiagnosed(entry);
  const parts = [
    activity === "offline" && (
      <span key="offline" className="text-ink-muted">
        {t("roster.doing.offline")}
      </span>
    ),
    percent !== null && activity !== "offline" && (
      <span key="training" className="tabular text-good">
        {t("roster.doing.training", { percent })}
      </span>
    ),
    idleMinutes !== null && idleMinutes > 0 && (
      <span key="idle" className={stuck ? "font-medium text-warning" : "text-ink-muted"}>
        {t("roster.doing.idle", { minutes: idleMinutes })}
      </span>
    ),
    entry.withoutGain > 0 && (
      <span key="without-gain" className="font-medium text-warning">
        {t("roster.doing.withoutGain", { count: entry.withoutGain })}
      </span>
    ),
    entry.late && (
      <span key="late" className="text-ink-muted">
        {t("roster.late")}
      </span>
    ),
    diagnosed,
  ];
  return (
    <span className="text-xs">
      <Dotted parts={parts} />
    </span>
  );
}

/** The state of a run in a word or two; null while there is nothing to say. */
function useDiagnosed({ diagnosis, ended, locks }: RosterEntry): ReactNode {
  const t = useTranslations("host");
  const wordsOf = useDiagnosisWords();
  if (diagnosis === null) return null;
  const { regime, fit } = wordsOf(diagnosis, locks);
  const troubles = troublesOf(diagnosis, ended);
  const labels = troubles.map(
    (trouble) => (trouble === diagnosis.regime ? regime.label : fit?.label) ?? null,
  );
  if (labels.length === 0 && !ended) return null;
  return (
    <span
      key="diagnosis"
      title={[regime.sentence, fit?.sentence].filter(Boolean).join(" ")}
      className={troubles.length === 0 ? "text-good" : TONES[troubles[0]!]}
    >
      {labels.length === 0 ? t("roster.well") : dotted(labels)}
    </span>
  );
}

/**
 * Why a student's run does not rank: its weights give a different score from the reported one, never arrived, or are not those that
 * the server gets. `held`: it was the
 * last of so many that the server waits before it checks the next one.
 */
export function RefutedReport({ run, held }: { run: Run; held: boolean }) {
  const t = useTranslations("host.roster.flag");
  const on = mostDisputed(run);
  const reported = formatScore(run.best ? scoreAt(run.best, on) : 0);
  const found = run.verdict && formatScore(scoreOn(run, on));
  const which = { run: run.number + 1, reported };
  const differs = run.reproduction === "differs";
  const scores = found === null ? t("whyNoWeights", which) : t("whyScore", { ...which, found });
  const why = differs ? t("whyDiffers", which) : scores;
  const brief = found === null ? t("noWeights", { reported }) : t("score", { reported, found });
  // Weights may be missing because of the connection, so the wording must not blame the student.
  const Icon = found === null ? Hourglass : ShieldAlert;
  return (
    <span
      title={why}
      className={cn(
        "flex basis-full gap-1.5 ps-4 text-xs leading-snug",
        found === null ? "text-warning" : "text-danger",
      )}
    >
      <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>
        <span>{differs ? t("differs", { reported }) : brief}</span>
        {held && <span className="block">{t("held")}</span>}
        <span className="sr-only">{` ${why}`}</span>
      </span>
    </span>
  );
}
