"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { MinutesSelect } from "@/components/teach/plan/minutes-select";
import { RoundRulesDialog } from "@/components/teach/plan/round-rules-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { PlannedRound } from "@/lib/session/decide/plan";

type ComingDialogProps = {
  /** From 1. */
  readonly number: number;
  readonly planned: PlannedRound;
  /** Why the last change was refused. */
  readonly refusal: ReactNode;
  /** Changes the round; resolves to whether that was accepted. */
  readonly onChange: (change: Partial<PlannedRound>) => Promise<boolean>;
  readonly onClose: () => void;
};

/** Edits what students may change in a coming round. Closing it changes the plan once; what was refused stays to be corrected, or is dropped by closing again. */
export function ComingRulesDialog(props: ComingDialogProps & { readonly challenge: ChallengeInfo }) {
  const { number, planned, challenge, refusal, onChange, onClose } = props;
  const [change, setChange] = useState<Partial<PlannedRound>>({});
  const [refused, setRefused] = useState<Partial<PlannedRound> | null>(null);
  const isChanged = Object.keys(change).length > 0 && change !== refused;
  const close = async () => {
    if (!isChanged || (await onChange(change))) onClose();
    else setRefused(change);
  };
  return (
    <RoundRulesDialog
      open
      onOpenChange={(open) => !open && void close()}
      {...{ number, challenge }}
      rules={{ ...planned, ...change }}
      refusal={refused === null ? null : refusal}
      onChange={(more) => setChange((before) => ({ ...before, ...more }))}
    />
  );
}

/** Chooses for how long a coming round trains. */
export function ComingMinutesDialog({ number, planned, refusal, onChange, onClose }: ComingDialogProps) {
  const t = useTranslations("host.planEdit");
  const rules = useTranslations("teach.plan.rules");
  const [minutes, setMinutes] = useState(planned.minutes);
  const [refused, setRefused] = useState(false);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("minutesOf", { number })}>
      <div className="flex flex-col gap-4">
        <MinutesSelect {...{ number, minutes }} onMinutes={setMinutes} />
        {refused && refusal}
        <Button
          variant="primary"
          className="w-full"
          onClick={async () => {
            if (minutes === planned.minutes || (await onChange({ minutes }))) onClose();
            else setRefused(true);
          }}
        >
          {rules("done")}
        </Button>
      </div>
    </Dialog>
  );
}
