"use client";

import { useTranslations } from "next-intl";
import { isolateNumber } from "@/components/board/isolate";
import type { ShownRun } from "@/components/lab/runs/shown-run";
import { formatWork } from "@/components/scale/format-scale";
import { ScaleBody } from "@/components/scale/scale-body";
import { ScaleFigure } from "@/components/scale/scale-figure";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { runFlop } from "@/lib/learning/network/compute-scale";
import { formatCount, formatFlop } from "@/lib/learning/numbers/format";
import { type Device, ENGINE_NAMES } from "@/lib/learning/training/engine-choice";

/**
 * How much computation the run took, how fast this device is, and how long it would need for GPT-3. Nothing about the class: while it
 * trains, students do not see what the others train.
 */
export function ScaleView({
  challenge,
  run,
  device,
}: {
  challenge: ChallengeInfo;
  run: ShownRun | null;
  /** The device that trained the run; null before there is one. */
  device: Device | null;
}) {
  const t = useTranslations("scale");
  const engines = useTranslations("lab.device.engines");
  const engine = ENGINE_NAMES.find((name) => name === device?.backend);
  const { task, featureShape, counts, density } = challenge;
  const steps = run?.curve.step.at(-1) ?? 0;
  const work = run && { ...run.settings, featureShape, task, density, trainCount: counts.train };
  const speed = device?.flopPerSecond ?? null;
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto pt-1"
    >
      <ScaleBody
        compute={null}
        device={speed}
        size="lab"
        own={
          <>
            <ScaleFigure
              name={t("run")}
              value={work ? formatWork(runFlop({ ...work, steps })) : "–"}
              why={
                work
                  ? t("runWhy", {
                      steps: formatCount(steps),
                      perStep: isolateNumber(formatFlop(runFlop({ ...work, steps: 1 }))),
                    })
                  : t("noRun")
              }
              size="lab"
            />
            <ScaleFigure
              name={t("device")}
              value={speed === null ? t("noDevice") : t("perSecond", { flop: formatFlop(speed) })}
              why={
                speed === null
                  ? t("noDeviceWhy")
                  : t("deviceWhy", { engine: engine ? engines(engine) : (device?.backend ?? "") })
              }
              size="lab"
            />
          </>
        }
      />
    </div>
  );
}
