"use client";

import { Download, Ghost, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { LabCard } from "@/components/lab/lab-card";
import { useSettingsWords } from "@/components/lab/settings/settings-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { scoreAt } from "@/lib/learning/curves/ranking";
import { formatScore } from "@/lib/learning/numbers/format";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import { scoreOf } from "@/lib/session/board/leaderboard";
import { checkDelay } from "@/lib/session/decide/checks-due";
import type { RunNumber } from "@/lib/session/log/events";
import { RunTrust } from "./run-trust";
import { type ShownRun, shownPoint } from "./shown-run";

const TONES = {
  finished: "neutral",
  stopped: "neutral",
  diverged: "warning",
  abandoned: "neutral",
  running: "accent",
} as const;

const TEXT_TONES = { train: "text-train", validation: "text-validation" } as const;

/**
 * The student's runs of this round, the latest first: score, settings and how each ended. Settings can be restored, and a run
 * compared with.
 */
export const RunList = memo(function RunList({
  runs,
  checking,
  unchecked,
  best,
  current,
  ghost,
  onRestore,
  onCompare,
  downloadable,
  onDownload,
  className,
}: {
  runs: readonly ShownRun[];
  /** The runs whose networks the class is checking. */
  checking: ReadonlySet<RunNumber>;
  /** The runs that are too large to be checked. */
  unchecked: ReadonlySet<RunNumber>;
  best: RunNumber | null;
  current: RunNumber | null;
  ghost: RunNumber | null;
  /** Null where no run can be started. */
  onRestore: ((settings: Settings) => void) | null;
  onCompare: (run: RunNumber) => void;
  /** The runs whose networks this page still has. */
  downloadable: ReadonlySet<RunNumber>;
  onDownload: (run: ShownRun) => void;
  className?: string;
}) {
  const t = useTranslations("lab");
  const inWords = useSettingsWords();
  const held = checkDelay(runs) > 0;
  return (
    <LabCard title={t("runs.title")} className={className}>
      {runs.length === 0 ? (
        <p className="grid flex-1 place-content-center py-4 text-center text-ink-muted text-sm">
          {t("runs.empty")}
        </p>
      ) : (
        <ul
          aria-label={t("runs.title")}
          className="@container -mx-1 min-h-0 flex-1 divide-y divide-line overflow-y-auto px-1"
        >
          {runs.toReversed().map((run) => {
            const number = run.ordinal;
            const state = run.end ?? "running";
            const point = shownPoint(run);
            return (
              <li key={run.number} className="flex items-center gap-2 py-1 text-sm">
                <span className="tabular w-7 shrink-0 text-ink-muted">{`#${number}`}</span>
                <span
                  className={cn(
                    "tabular w-11 shrink-0 text-end",
                    run.number === best ? cn("font-semibold", TEXT_TONES[run.ranking.on]) : "font-medium",
                    run.best === null && "text-ink-muted",
                  )}
                >
                  {run.best
                    ? formatScore(scoreOf(run))
                    : point
                      ? formatScore(scoreAt(point, run.ranking.on))
                      : "–"}
                </span>
                <span className="w-4 shrink-0">
                  <RunTrust
                    run={run}
                    checking={checking.has(run.number)}
                    held={held}
                    unchecked={unchecked.has(run.number)}
                  />
                </span>
                <span className="min-w-0 flex-1 truncate text-ink-muted">{inWords(run.settings)}</span>
                {run.number === best && (
                  <Badge tone={run.ranking.on} className="hidden @sm:inline-flex">
                    {t("runs.best")}
                  </Badge>
                )}
                {state !== "finished" && <Badge tone={TONES[state]}>{t(`runs.end.${state}`)}</Badge>}
                {downloadable.has(run.number) && (
                  <Button
                    variant="quiet"
                    size="sm"
                    className="px-1.5"
                    aria-label={t("export.download", { number })}
                    title={t("export.download", { number })}
                    onClick={() => onDownload(run)}
                  >
                    <Download aria-hidden="true" />
                  </Button>
                )}
                {onRestore && (
                  <Button
                    variant="quiet"
                    size="sm"
                    className="px-1.5"
                    aria-label={t("runs.restore", { number })}
                    title={t("runs.restore", { number })}
                    onClick={() => onRestore(run.settings)}
                  >
                    <RotateCcw aria-hidden="true" />
                  </Button>
                )}
                <Button
                  variant="quiet"
                  size="sm"
                  className={cn("px-1.5", run.number === ghost && "bg-sunken")}
                  aria-label={t("runs.compare", { number })}
                  title={t("runs.compare", { number })}
                  aria-pressed={run.number === ghost}
                  disabled={run.number === current}
                  onClick={() => onCompare(run.number)}
                >
                  <Ghost aria-hidden="true" />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </LabCard>
  );
});
