"use client";

import { Square, Swords } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useMemo, useState } from "react";
import { isolate, isolateNumber } from "@/components/board/isolate";
import type { Obstacle } from "@/components/lab/train/obstacle";
import { PaceSwitch } from "@/components/lab/train/pace-switch";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RefusedNumberReason, TypedNumbers, useRefusedNumbers } from "@/components/ui/form/typed-number";
import { Notice } from "@/components/ui/notice";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import type { NetworkLimits } from "@/lib/learning/network/network-check";
import { formatLoss, formatScore } from "@/lib/learning/numbers/format";
import { type Settings, settingsDifference } from "@/lib/learning/training/hyperparameters";
import type { DuelLanes } from "@/lib/learning/training/lanes";
import type { Locks } from "@/lib/learning/training/locks";
import type { Pace } from "@/lib/learning/training/training";
import { type DuelOutcome, duelOutcome } from "./duel";
import { challenger, DUEL_KNOBS, type DuelBounds, type DuelKnob, openKnobs, withKnob } from "./duel-knobs";
import { DuelLaneCard } from "./duel-lane-card";
import { duelNetworks } from "./duel-networks";
import { DuelSetup } from "./duel-setup";
import { useDuelWords } from "./duel-words";

export type DuelBenchProps = {
  challenge: ChallengeInfo;
  /** The student's own settings, as the round allows them. */
  own: Settings;
  locks: Locks;
  limits: NetworkLimits;
  epochLimit: number | null;
  /** Null before the first duel. */
  lanes: DuelLanes | null;
  /** Why no duel can start now; null if it can. */
  blocked: Obstacle | null;
  onStart: (settings: readonly [Settings, Settings], pace: Pace) => void;
  onPace: (pace: Pace) => void;
  onStop: () => void;
};

/** Sets up a duel of two settings that differ in one knob, and shows both as they train side by side from the same seed. */
export function DuelBench(props: DuelBenchProps) {
  return (
    <TypedNumbers>
      <Bench {...props} />
    </TypedNumbers>
  );
}

function Bench(props: DuelBenchProps) {
  const { challenge, own, locks, limits, epochLimit, lanes, blocked } = props;
  const t = useTranslations("duel");
  const bounds = useMemo<DuelBounds>(() => {
    const networks = duelNetworks(own.network, challenge, limits, locks);
    return {
      networks,
      mostExamples: challenge.counts.train,
      mostEpochs: epochLimit ?? Number.POSITIVE_INFINITY,
    };
  }, [challenge, own.network, limits, locks, epochLimit]);
  const open = openKnobs(locks, bounds);
  const [chosenKnob, setKnob] = useState<DuelKnob>("learningRate");
  const [chosen, setChosen] = useState<Settings | null>(null);
  const reason = useId();
  const [refused] = useRefusedNumbers();
  const [pace, setPace] = useState<Pace>("watch");
  const knob = open.includes(chosenKnob) ? chosenKnob : open[0];
  if (knob === undefined) return <p>{t("allLocked")}</p>;
  const other = withKnob(own, knob, chosen ?? challenger(own, knob, bounds));
  const same = settingsDifference(own, other).length === 0;
  const running = lanes?.some(({ done, failed }) => !done && !failed) ?? false;

  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="text-ink-muted text-sm">
        <span>{t("intro")}</span> <span>{t("private")}</span>
      </p>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[2fr_1fr]">
        <DuelSetup
          {...{ own, other, knob, open, locks, bounds }}
          onKnob={(next) => {
            setKnob(next);
            setChosen(null);
          }}
          onOther={setChosen}
        />
        <PaceSwitch
          value={pace}
          onChange={(next) => {
            setPace(next);
            props.onPace(next);
          }}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {running ? (
          <Button onClick={props.onStop}>
            <Square aria-hidden="true" fill="currentColor" />
            <span>{t("stop")}</span>
          </Button>
        ) : (
          <Button
            variant="primary"
            disabled={blocked !== null || same || refused !== undefined}
            onClick={() => props.onStart([own, other], pace)}
          >
            <Swords aria-hidden="true" />
            <span>{t(lanes === null ? "start" : "again")}</span>
          </Button>
        )}
        {!running && refused !== undefined && <RefusedNumberReason id={reason} number={refused} />}
        {!running && refused === undefined && (blocked !== null || same) && (
          <p className="flex-1 text-ink-muted text-sm">
            {blocked === null ? t("same") : t(`blocked.${blocked}`)}
          </p>
        )}
      </div>
      {lanes !== null && <Lanes lanes={lanes} challenge={challenge} />}
    </div>
  );
}

function Lanes({ lanes, challenge: { task } }: { lanes: DuelLanes; challenge: ChallengeInfo }) {
  const words = useDuelWords();
  const [one, other] = lanes;
  const differing = settingsDifference(one.settings, other.settings);
  const knob = DUEL_KNOBS.find((name) => differing.includes(name)) ?? "learningRate";
  const names = [words.setTo(one.settings, knob), words.setTo(other.settings, knob)] as const;
  const outcome = duelOutcome(lanes);
  const epochs = Math.max(...lanes.map(({ settings }) => settings.hyperparameters.epochs));
  return (
    <>
      {outcome && <DuelResult {...{ lanes, names, outcome }} />}
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {([0, 1] as const).map((index) => {
          const rival = lanes[index === 0 ? 1 : 0];
          return (
            <DuelLaneCard
              key={names[index]}
              {...{ task, epochs }}
              lane={lanes[index]}
              name={names[index]}
              rival={rival.lossCurve}
              rivalValley={rival.valley.valley}
              winner={outcome?.winner === index}
            />
          );
        })}
      </div>
    </>
  );
}

/** A button that opens the duel in a dialog. `children`: the bench, mounted while the dialog is open. */
export function DuelControl({ children }: { children: ReactNode }) {
  const t = useTranslations("duel");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" title={t("title")} onClick={() => setOpen(true)}>
        <Swords aria-hidden="true" />
        <span>{t("open")}</span>
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} className="max-w-6xl">
        {children}
      </Dialog>
    </>
  );
}

/** Which of two settings did better, and by how much. `names`: the names of the lanes. */
function DuelResult({
  lanes,
  names,
  outcome: { winner, scores, points, losses, early },
}: {
  lanes: DuelLanes;
  names: readonly [string, string];
  outcome: DuelOutcome;
}) {
  const t = useTranslations("duel.verdict");
  const score = (lane: 0 | 1) => isolateNumber(formatScore(scores[lane]));
  const end = (lane: 0 | 1) =>
    t(lanes[lane].end === "diverged" ? "diverged" : "end", {
      name: isolate(names[lane]),
      loss: isolateNumber(formatLoss(losses[lane])),
    });
  const title =
    winner === null
      ? t("even", { score: score(0) })
      : t("better", {
          name: isolate(names[winner]),
          points: isolateNumber(formatScore(points)),
          score: score(winner),
          other: score(winner === 0 ? 1 : 0),
        });
  return (
    <Notice tone="success" title={title}>
      <p className="tabular text-sm">{t("ends", { one: end(0), other: end(1) })}</p>
      {early && <p className="text-ink-muted text-sm">{t("early")}</p>}
    </Notice>
  );
}
