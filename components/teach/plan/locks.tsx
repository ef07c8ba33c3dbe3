import { useTranslations } from "next-intl";
import { WeightDecayField } from "@/components/lab/settings/hyperparameter-fields";
import { LockRow } from "@/components/teach/lock-row";
import { NumberField } from "@/components/ui/form/number-field";
import { Select } from "@/components/ui/form/select";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { BATCH_SIZE_RANGE, EPOCHS_RANGE, OPTIMISERS } from "@/lib/learning/training/hyperparameters";
import type { LockName, Locks } from "@/lib/learning/training/locks";

const NUMBERS = ["batchSize", "epochs"] as const;

type HyperparameterLocksProps = {
  challenge: ChallengeInfo;
  locks: Locks;
  /** What the lab offers first. */
  offered: Required<Locks>;
  hold: (name: LockName, held: boolean) => void;
  lock: (change: Locks) => void;
};

/** The optimiser and the plain numbers, each free or held at a value. */
export function HyperparameterLocks({ challenge, locks, offered, hold, lock }: HyperparameterLocksProps) {
  const t = useTranslations("teach.plan.rules");
  const lab = useTranslations("lab");
  const fields = {
    batchSize: {
      min: BATCH_SIZE_RANGE.min,
      max: Math.min(BATCH_SIZE_RANGE.max, challenge.counts.train),
      step: 4,
    },
    epochs: { ...EPOCHS_RANGE, step: 10 },
  };
  return (
    <>
      <LockRow
        label={lab("settings.optimiser")}
        held={locks.optimiser !== undefined}
        onHeld={(held) => hold("optimiser", held)}
      >
        <Select
          aria-label={t("valueOf", { setting: lab("settings.optimiser") })}
          value={locks.optimiser ?? offered.optimiser}
          options={OPTIMISERS.map((value) => ({ value, label: lab(`optimisers.${value}`) }))}
          onValueChange={(optimiser) => lock({ optimiser })}
        />
      </LockRow>
      {NUMBERS.map((name) => (
        <LockRow
          key={name}
          label={lab(`settings.${name}`)}
          held={locks[name] !== undefined}
          onHeld={(held) => hold(name, held)}
        >
          <NumberField
            {...fields[name]}
            hideLabel
            label={t("valueOf", { setting: lab(`settings.${name}`) })}
            value={locks[name] ?? offered[name]}
            onValueChange={(value) => lock({ [name]: value })}
          />
        </LockRow>
      ))}
      <LockRow
        label={lab("settings.weightDecay")}
        held={locks.weightDecay !== undefined}
        onHeld={(held) => hold("weightDecay", held)}
      >
        <WeightDecayField
          hideLabel
          value={locks.weightDecay ?? offered.weightDecay}
          onChange={(weightDecay) => lock({ weightDecay })}
        />
      </LockRow>
    </>
  );
}
