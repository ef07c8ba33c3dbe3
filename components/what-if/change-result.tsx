import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useDiagnosisWords } from "@/components/board/diagnosis-words";
import { isolateNumber } from "@/components/board/isolate";
import { leadingFinding } from "@/components/lab/runs/run-diagnosis";
import { Notice } from "@/components/ui/notice";
import { formatScore } from "@/lib/learning/numbers/format";
import type { BothRunsProps } from "./both-runs";
import { compared } from "./compared";
import { useKnobWords } from "./knob-words";
import type { Trained } from "./what-if-bench";
import type { WhatIfKnob } from "./what-if-knobs";

type ChangeResultProps = Omit<BothRunsProps, "trained"> & {
  readonly trained: Trained;
  readonly knob: WhatIfKnob;
};

/** What the knob did: to the score, and to how the run learns. */
export function ChangeResult({ final, run, challenge, trained, knob }: ChangeResultProps) {
  const t = useTranslations("what-if.outcome");
  const words = useKnobWords();
  const inWords = useDiagnosisWords();
  const { task } = challenge;
  const { before, after } = useMemo(
    () => compared({ final, run, task }, trained),
    [final, run, task, trained],
  );
  const change = words.setTo(trained.settings, knob);
  const named = (diagnosis: typeof before.diagnosis) => {
    if (diagnosis === null) return null;
    const { regime, fit } = inWords(diagnosis, {});
    return (fit === null ? [regime] : [regime, fit]).map(({ label }) => label).join(" · ");
  };
  const [was, is] = [named(before.diagnosis), named(after.diagnosis)];
  const lead = after.diagnosis && leadingFinding(after.diagnosis, true);
  const found = after.diagnosis && inWords(after.diagnosis, {});
  const sentence = found && ((lead === "fit" ? found.fit : null) ?? found.regime).sentence;
  return (
    <Notice tone="info" title={title()}>
      <p>
        {trained.lane.end === "stopped" && <span>{`${t("early")} `}</span>}
        {is !== null && (
          <span>
            {was === null || was === is
              ? t("alike", { diagnosis: is })
              : t("other", { before: was, after: is })}
          </span>
        )}{" "}
        {sentence !== null && <span>{sentence}</span>}
      </p>
    </Notice>
  );

  function title(): string {
    if (after.score === null || before.score === null) return t("unmeasured", { change });
    const tenths = Math.round(10 * after.score) - Math.round(10 * before.score);
    const kind = tenths === 0 ? "even" : tenths > 0 ? "better" : "worse";
    return t(kind, {
      change,
      points: isolateNumber(formatScore(Math.abs(tenths) / 10)),
      score: isolateNumber(formatScore(after.score)),
      other: isolateNumber(formatScore(before.score)),
    });
  }
}
