"use client";

import { Download, Ghost, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { LabCard } from "@/components/lab/lab-card";
import { useSettingsWords } from "@/components/lab/settings/settings-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useSteady } from "@/components/ui/use-steady";
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
          {runs.toReversed().map((run) => (
            <RunRow
              key={run.number}
              run={run}
              checking={checking.has(run.number)}
              held={held}
              unchecked={unchecked.has(run.number)}
              isBest={run.number === best}
              isCurrent={run.number === current}
              isGhost={run.number === ghost}
              onRestore={onRestore}
              onCompare={onCompare}
              onDownload={downloadable.has(run.number) ? onDownload : null}
            />
          ))}
        </ul>
      )}
    </LabCard>
  );
});

/** One run. Memoised, as its parts are: while another run trains nothing in it changes, and while it trains only its score does. */
const RunRow = memo(function RunRow({
  run,
  checking,
  held,
  unchecked,
  isBest,
  isCurrent,
  isGhost,
  onRestore,
  onCompare,
  onDownload,
}: {
  run: ShownRun;
  checking: boolean;
  held: boolean;
  unchecked: boolean;
  isBest: boolean;
  isCurrent: boolean;
  isGhost: boolean;
  onRestore: ((settings: Settings) => void) | null;
  onCompare: (run: RunNumber) => void;
  /** Null where this page does not have its network. */
  onDownload: ((run: ShownRun) => void) | null;
}) {
  const t = useTranslations("lab");
  const { settings } = run;
  const state = run.end ?? "running";
  const point = shownPoint(run);
  const restore = useSteady(() => onRestore?.(settings));
  const compare = useSteady(() => onCompare(run.number));
  const download = useSteady(() => onDownload?.(run));
  return (
    <li className="flex items-center gap-2 py-1 text-sm">
      <span className="tabular w-7 shrink-0 text-ink-muted">{`#${run.ordinal}`}</span>
      <span
        className={cn(
          "tabular w-11 shrink-0 text-end",
          isBest ? cn("font-semibold", TEXT_TONES[run.ranking.on]) : "font-medium",
          run.best === null && "text-ink-muted",
        )}
      >
        {run.best ? formatScore(scoreOf(run)) : point ? formatScore(scoreAt(point, run.ranking.on)) : "–"}
      </span>
      <span className="w-4 shrink-0">
        <RunTrust {...{ run, checking, held, unchecked }} />
      </span>
      <SettingsInWords {...settings} />
      {isBest && (
        <Badge tone={run.ranking.on} className="hidden @sm:inline-flex">
          {t("runs.best")}
        </Badge>
      )}
      {state !== "finished" && <Badge tone={TONES[state]}>{t(`runs.end.${state}`)}</Badge>}
      <RunButtons
        number={run.ordinal}
        {...{ isGhost, isCurrent }}
        onDownload={onDownload && download}
        onRestore={onRestore && restore}
        onCompare={compare}
      />
    </li>
  );
});

const SettingsInWords = memo(function SettingsInWords(settings: Settings) {
  const inWords = useSettingsWords();
  return <span className="min-w-0 flex-1 truncate text-ink-muted">{inWords(settings)}</span>;
});

const RunButtons = memo(function RunButtons({
  number,
  isGhost,
  isCurrent,
  onDownload,
  onRestore,
  onCompare,
}: {
  /** As the list counts: 1 for the first run of the round. */
  number: number;
  isGhost: boolean;
  isCurrent: boolean;
  onDownload: (() => void) | null;
  onRestore: (() => void) | null;
  onCompare: () => void;
}) {
  const t = useTranslations("lab");
  const buttons = [
    onDownload && { words: t("export.download", { number }), Icon: Download, onClick: onDownload },
    onRestore && { words: t("runs.restore", { number }), Icon: RotateCcw, onClick: onRestore },
  ].filter((button) => button !== null);
  const compare = t("runs.compare", { number });
  return (
    <>
      {buttons.map(({ words, Icon, onClick }) => (
        <Button
          key={words}
          variant="quiet"
          size="sm"
          className="px-1.5"
          aria-label={words}
          title={words}
          onClick={onClick}
        >
          <Icon aria-hidden="true" />
        </Button>
      ))}
      <Button
        variant="quiet"
        size="sm"
        className={cn("px-1.5", isGhost && "bg-sunken")}
        aria-label={compare}
        title={compare}
        aria-pressed={isGhost}
        disabled={isCurrent}
        onClick={onCompare}
      >
        <Ghost aria-hidden="true" />
      </Button>
    </>
  );
});
