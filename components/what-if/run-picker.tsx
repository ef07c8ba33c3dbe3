import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import { useDuelWords } from "@/components/lab/duel/duel-words";
import { LabCard } from "@/components/lab/lab-card";
import { Select } from "@/components/ui/form/select";
import { Notice } from "@/components/ui/notice";
import { formatScore } from "@/lib/learning/numbers/format";
import { scoreOf } from "@/lib/session/board/leaderboard";
import type { Run } from "@/lib/session/log/session";
import type { PickableRuns, PickedRun } from "./picked-run";

const SETTINGS = ["network", "learningRate", "optimiser", "batchSize", "epochs", "weightDecay"] as const;

/** Chooses one run of the class, by student, and shows its settings. `gone`: the one that was asked for is not there. */
export function RunPicker({
  runs,
  picked,
  gone,
  onPick,
}: {
  runs: PickableRuns;
  picked: PickedRun;
  gone: boolean;
  onPick: (picked: PickedRun) => void;
}) {
  const t = useTranslations("what-if.run");
  const words = useDuelWords();
  const own = runs.find(({ participant }) => participant.id === picked.participant.id);
  const label = (run: Run) =>
    t("option", {
      round: isolateNumber(String(run.round + 1)),
      number: isolateNumber(String(run.number + 1)),
      score: isolateNumber(formatScore(scoreOf(run))),
    });
  return (
    <LabCard title={t("title")} className="lg:col-start-1">
      {gone && <Notice tone="info">{t("gone")}</Notice>}
      <Select
        label={t("student")}
        value={String(picked.participant.id)}
        options={runs.map(({ participant }) => ({
          value: String(participant.id),
          label: participant.nickname,
        }))}
        onValueChange={(id) => {
          const other = runs.find(({ participant }) => String(participant.id) === id);
          // Whoever compares students looks at the same round.
          const run = other?.runs.find(({ round }) => round === picked.run.round) ?? other?.runs[0];
          if (other && run) onPick({ participant: other.participant, run });
        }}
      />
      <Select
        label={t("run")}
        value={String(picked.run.number)}
        options={(own?.runs ?? []).map((run) => ({ value: String(run.number), label: label(run) }))}
        onValueChange={(number) => {
          const run = own?.runs.find((one) => String(one.number) === number);
          if (run) onPick({ participant: picked.participant, run });
        }}
      />
      <h3 className="pt-1 font-semibold text-sm">{t("settings")}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        {SETTINGS.map((knob) => (
          <div key={knob} className="contents">
            <dt className="text-ink-muted">{words.name(knob)}</dt>
            <dd className="tabular break-words">{words.value(picked.run, knob)}</dd>
          </div>
        ))}
      </dl>
    </LabCard>
  );
}
