import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useDiagnosisWords } from "@/components/board/diagnosis-words";
import { isolate, isolateNumber } from "@/components/board/isolate";
import { leftToRight, useNetworkWords, useSettingsWords } from "@/components/lab/settings/settings-words";
import { formatLearningRate } from "@/lib/learning/numbers/format";
import type { Difference } from "@/lib/learning/training/hyperparameters";
import { unreachable } from "@/lib/learning/unreachable";
import { trustOf } from "@/lib/session/board/leaderboard";
import type { Run, Session } from "@/lib/session/log/session";
import type { PathRun } from "@/lib/session/report/student-path";

/** A place as boards show it: "4", "=4" where others share it, "2–4" where they are too close to call. */
export function placeInWords(rank: number, lastRank: number, shared: boolean): string {
  if (lastRank > rank) return isolateNumber(`${rank}–${lastRank}`);
  return isolateNumber(shared ? `=${rank}` : `${rank}`);
}

/** What a student tried with a run: all settings of the first of a round, and of the others what was changed, a text each. */
export function useTriedWords(): (tried: PathRun) => readonly string[] {
  const t = useTranslations("report.student");
  const lab = useTranslations("lab.settings");
  const settings = useSettingsWords();
  const settingInWords = useSettingValue();
  return useCallback(
    ({ run, before, changes }) => {
      if (before === null) return [settings(run), t("epochs", { count: run.hyperparameters.epochs })];
      if (changes.length === 0) return [t("same")];
      return changes.map((setting) =>
        t("change", {
          setting: lab(setting),
          from: isolate(settingInWords(before, setting)),
          to: isolate(settingInWords(run, setting)),
        }),
      );
    },
    [t, lab, settings, settingInWords],
  );
}

function useSettingValue(): (run: Run, setting: Difference) => string {
  const lab = useTranslations("lab");
  const networkInWords = useNetworkWords();
  return useCallback(
    ({ network, hyperparameters }, setting) => {
      switch (setting) {
        case "network":
          return networkInWords(network);
        case "optimiser":
          return lab(`optimisers.${hyperparameters.optimiser}`);
        case "learningRate":
        case "weightDecay":
          return leftToRight(formatLearningRate(hyperparameters[setting]));
        case "batchSize":
        case "epochs":
          return String(hyperparameters[setting]);
        default:
          return unreachable(setting);
      }
    },
    [lab, networkInWords],
  );
}

/** What a run did: how it stepped, how it fits, and how it ended; each null where there is nothing to say. */
export type Did = { readonly steps: string | null; readonly fit: string | null; readonly end: string };

export function useDidWords(session: Pick<Session, "plan">): (tried: PathRun) => Did {
  const words = useDiagnosisWords();
  const end = useTranslations("report.end");
  const ends = useTranslations("lab.runs.end");
  const { plan } = session;
  return useCallback(
    ({ run, diagnosis }) => {
      const found = diagnosis && words(diagnosis, plan.rounds[run.round]?.locks ?? {});
      const reason = run.end?.reason ?? "running";
      return {
        steps: found?.regime.label ?? null,
        fit: found?.fit?.label ?? null,
        end: reason === "finished" ? end("finished") : ends(reason),
      };
    },
    [words, end, ends, plan],
  );
}

/** What the referee found of a run, in words; null while there is no score. */
export function useVerdictWords(): (run: Run) => string | null {
  const trust = useTranslations("board.trust");
  const mark = useTranslations("host.student.mark");
  return useCallback(
    (run) => {
      if (run.best === null) return null;
      if (run.verdict === null && run.unproven) return mark("unproven");
      if (run.verdict !== null && !run.verdict.agrees) return mark("refuted");
      return trust(trustOf(run));
    },
    [trust, mark],
  );
}
