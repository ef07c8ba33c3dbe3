"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useChallengeTexts } from "@/components/board/challenge-texts";
import { leftToRight, useNetworkWords } from "@/components/lab/settings/settings-words";
import { cn } from "@/components/ui/class-names";
import { Dotted } from "@/components/ui/dotted";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { Task } from "@/lib/learning/examples/task";
import { formatLearningRate, formatScore } from "@/lib/learning/numbers/format";
import { isSetAside, scoreOf } from "@/lib/session/board/leaderboard";
import type { ParticipantId, RunNumber } from "@/lib/session/log/events";
import type { Participant, Run, Session } from "@/lib/session/log/session";
import { RunMark } from "./run-mark";
import { StudentRun } from "./student-run";

type StudentRunsProps = {
  readonly session: Session;
  readonly participant: Participant;
  readonly tasks: readonly Task[];
  readonly challenges: readonly (ChallengeInfo | null)[];
  readonly drawSurface: (asked: { readonly participant: ParticipantId; readonly run: Run }) => ReactNode;
};

/** The student's runs, round by round and the latest first. One of them can be opened. */
export function StudentRuns(props: StudentRunsProps) {
  const { session, participant } = props;
  const t = useTranslations("host.student");
  const textsOf = useChallengeTexts();
  const [opened, setOpened] = useState<RunNumber | null>(null);
  const rounds = [...new Set(participant.runs.map(({ round }) => round))].reverse();
  return (
    <section aria-label={t("runs")} className="flex flex-col gap-2">
      <h3 className="font-semibold text-sm">{t("runs")}</h3>
      {rounds.length === 0 && <p className="text-ink-muted text-sm">{t("noRuns")}</p>}
      {rounds.map((round) => (
        <div key={round} className="flex flex-col">
          <h4 className="truncate text-ink-muted text-xs">
            {t("round", { number: round + 1, title: textsOf(session.plan.rounds[round]!).title })}
          </h4>
          <ul>
            {participant.runs
              .filter((run) => run.round === round)
              .toReversed()
              .map((run) => (
                <li key={run.number} className="border-line/60 border-b">
                  <RunRow
                    run={run}
                    open={opened === run.number}
                    onOpen={(open) => setOpened(open ? run.number : null)}
                  />
                  {opened === run.number && <StudentRun {...props} run={run} />}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const TONES = { train: "text-train", validation: "text-validation" } as const;

function RunRow({ run, open, onOpen }: { run: Run; open: boolean; onOpen: (open: boolean) => void }) {
  const t = useTranslations("host.student");
  const lab = useTranslations("lab");
  const inWords = useNetworkWords();
  const { learningRate, optimiser, epochs } = run.hyperparameters;
  const reason = run.end?.reason ?? "running";
  return (
    <button
      type="button"
      aria-expanded={open}
      onClick={() => onOpen(!open)}
      className="flex w-full items-center gap-2 rounded-sm py-1 text-start text-sm hover:bg-sunken pointer-coarse:min-h-11"
    >
      <ChevronRight
        aria-hidden
        className={cn("size-4 shrink-0 text-ink-muted rtl:-scale-x-100", open && "rotate-90 rtl:rotate-90")}
      />
      <span className="tabular w-6 shrink-0 text-ink-muted text-xs">{`#${run.number + 1}`}</span>
      <span className="flex min-w-0 flex-1 flex-col leading-tight">
        <span className="truncate">{inWords(run.network)}</span>
        <span className="truncate text-ink-muted text-xs">
          <Dotted
            parts={[
              // Each part in its own direction: numbers and Latin names would change places in an Arabic line.
              <bdi key="rate">{t("rate", { rate: leftToRight(formatLearningRate(learningRate)) })}</bdi>,
              <bdi key="optimiser">{lab(`optimisers.${optimiser}`)}</bdi>,
              <bdi key="epochs">{t("epochs", { count: epochs })}</bdi>,
              reason !== "finished" && (
                <bdi key="end" className={cn(reason === "diverged" && "text-warning")}>
                  {lab(`runs.end.${reason}`)}
                </bdi>
              ),
            ]}
          />
        </span>
      </span>
      <RunMark run={run} />
      <span
        className={cn(
          "tabular w-9 shrink-0 text-end font-semibold",
          isSetAside(run) ? "text-ink-muted line-through" : TONES[run.ranking.on],
        )}
      >
        {run.best === null ? "–" : formatScore(scoreOf(run))}
      </span>
    </button>
  );
}
