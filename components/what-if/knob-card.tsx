import { Play, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { isolateNumber } from "@/components/board/isolate";
import { KnobField } from "@/components/lab/duel/duel-setup";
import { LabCard } from "@/components/lab/lab-card";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/form/select";
import { RefusedNumberReason, useRefusedNumbers } from "@/components/ui/form/typed-number";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/learning/numbers/format";
import type { Settings } from "@/lib/learning/training/hyperparameters";
import type { Lane } from "@/lib/learning/training/lanes";
import { useKnobWords } from "./knob-words";
import type { ExamplesState } from "./what-if-bench";
import {
  isNetworkKnob,
  isUnchanged,
  type NetworkKnob,
  proposal,
  type WhatIfChoices,
  type WhatIfKnob,
} from "./what-if-knobs";

const NOTHING = "nothing";

type KnobCardProps = {
  readonly own: Settings;
  /** The run's own, with the knob turned. */
  readonly settings: Settings;
  readonly knob: WhatIfKnob | null;
  readonly choices: WhatIfChoices;
  readonly examples: ExamplesState;
  readonly lane: Lane | null;
  readonly onTurn: (knob: WhatIfKnob | null, settings: Settings) => void;
  readonly onStart: () => void;
  readonly onStop: () => void;
};

/** Chooses the one knob that is turned, and trains. */
export function KnobCard(props: KnobCardProps) {
  const { own, settings, knob, choices, examples, lane, onTurn, onStart, onStop } = props;
  const t = useTranslations("what-if");
  const problems = useTranslations("problems");
  const words = useKnobWords();
  const reason = useId();
  const [refused] = useRefusedNumbers();
  const training = lane !== null && !lane.done && !lane.failed;
  const same = knob !== null && isUnchanged(own, settings);
  return (
    <LabCard title={t("knob.title")} className="lg:col-start-1">
      <Select
        label={t("knob.choose")}
        value={knob ?? NOTHING}
        options={[
          { value: NOTHING, label: t("knob.nothing") },
          ...choices.knobs.map((name) => ({ value: name, label: words.name(name) })),
        ]}
        onValueChange={(chosen) => {
          if (chosen === NOTHING) onTurn(null, own);
          else onTurn(chosen, proposal(own, chosen, choices));
        }}
      />
      {knob !== null && (
        <>
          {isNetworkKnob(knob) ? (
            <NetworkField {...{ knob, settings, choices }} onChange={(other) => onTurn(knob, other)} />
          ) : (
            <KnobField
              {...{ knob, bounds: choices.bounds }}
              other={settings}
              onOther={(other) => onTurn(knob, other)}
            />
          )}
          <p className="text-ink-muted text-xs">
            <span>{t("knob.inClass", { setting: words.value(own, knob) })}</span>
          </p>
          <p className="text-ink-muted text-xs">{t("knob.note")}</p>
        </>
      )}
      {training ? (
        <Button onClick={onStop}>
          <Square aria-hidden fill="currentColor" />
          <span>{t("train.stop")}</span>
        </Button>
      ) : (
        <Button
          variant="primary"
          disabled={examples.status !== "ready" || same || refused !== undefined}
          onClick={onStart}
        >
          <Play aria-hidden />
          <span>{t(knob === null ? "train.again" : "train.changed")}</span>
        </Button>
      )}
      {training && (
        <p className="tabular text-ink-muted text-xs">
          {t("train.progress", {
            step: isolateNumber(formatCount(lane.step)),
            total: isolateNumber(formatCount(lane.totalSteps)),
          })}
        </p>
      )}
      {refused !== undefined && <RefusedNumberReason id={reason} number={refused} />}
      {same && refused === undefined && <p className="text-ink-muted text-xs">{t("knob.same")}</p>}
      {examples.status === "loading" && (
        <p role="status" className="text-ink-muted text-xs">
          {t("train.examples")}
        </p>
      )}
      {examples.status === "failed" && (
        <Notice tone="danger" title={t("train.noExamples", { reason: problems(examples.problem) })}>
          <Button size="sm" className="mt-2" onClick={examples.retry}>
            {t("train.retry")}
          </Button>
        </Notice>
      )}
      {lane?.failed && <Notice tone="danger">{t("train.failed")}</Notice>}
    </LabCard>
  );
}

/** Chooses another network: one that differs from the run's own in the respect of the knob. */
function NetworkField({
  knob,
  settings,
  choices,
  onChange,
}: {
  knob: NetworkKnob;
  settings: Settings;
  choices: WhatIfChoices;
  onChange: (settings: Settings) => void;
}) {
  const t = useTranslations("what-if.knob");
  const words = useKnobWords();
  const networks = choices.networks[knob];
  return (
    <Select
      label={t("value")}
      value={JSON.stringify(settings.network)}
      options={networks.map((other) => ({
        value: JSON.stringify(other.network),
        label: words.network(other),
      }))}
      onValueChange={(chosen) => {
        const found = networks.find(({ network }) => JSON.stringify(network) === chosen);
        if (found) onChange({ ...settings, network: found.network });
      }}
    />
  );
}
