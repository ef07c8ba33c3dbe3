import { useMemo } from "react";
import { useTrouble } from "@/components/lab/settings/network-trouble";
import { SettingsPanel } from "@/components/lab/settings/settings-panel";
import { LossNumbers } from "@/components/lab/slow-motion/loss-numbers";
import { SlowMotionView } from "@/components/lab/slow-motion/slow-motion-view";
import { NetworkLock } from "@/components/teach/plan/locks";
import type { Layer } from "@/lib/learning/network/network";
import { still } from "./lab-panels";
import type { LetterStep, letterSteps } from "./sample-letter-steps";
import { nothing, part, type Specimen } from "./specimen";

const NO_LIMITS = { parameterLimit: null };

/** Networks of letters where they are edited and explained. */
export function letterStepPanels(steps: Awaited<ReturnType<typeof letterSteps>>): Specimen[] {
  const { oneHot, embedded, arabic } = steps;
  const [context, dropout, dense] = embedded.settings.network.layers as [Layer, Layer, Layer];
  const misplaced = [{ ...context, embedding: null } as Layer, dropout, dense];
  return [
    part("Settings, letters", <Settings step={oneHot} />),
    part("Settings, embedded letters", <Settings step={embedded} />),
    part("Settings, letters dropped too soon", <Settings step={embedded} layers={misplaced} />),
    part("Settings, no context stored", <Settings step={oneHot} layers={[dense]} />),
    part("Settings, Arabic letters, locked", <Settings step={arabic} locked />),
    part("Locked network of letters", <Lock step={oneHot} />),
    part("Slow motion, letters", <Stepwise step={oneHot} />),
    part("Slow motion, embedded letters", <Stepwise step={embedded} />),
    part("Slow motion, Arabic letters", <Stepwise step={arabic} />),
    part("Loss of a letter", <LossNumbers challenge={oneHot.challenge} trace={oneHot.trace} inks={null} />),
  ];
}

function Settings({
  step: { challenge, settings },
  layers = settings.network.layers,
  locked = false,
}: {
  step: LetterStep;
  layers?: Layer[];
  locked?: boolean;
}) {
  const network = { layers };
  const trouble = useTrouble(challenge, network, NO_LIMITS);
  return (
    <div className="max-w-80">
      <SettingsPanel
        {...{ challenge, trouble, settings: { ...settings, network } }}
        locks={locked ? { network } : {}}
        limits={NO_LIMITS}
        onChange={nothing}
        onFind={nothing}
        findLocked={false}
        canFind={false}
      />
    </div>
  );
}

function Lock({ step: { challenge, settings } }: { step: LetterStep }) {
  return <NetworkLock {...{ challenge, network: settings.network, limits: NO_LIMITS }} onChange={nothing} />;
}

function Stepwise({ step }: { step: LetterStep }) {
  const slowMotion = useMemo(() => still(step, {}), [step]);
  return <SlowMotionView slowMotion={slowMotion} challenge={step.challenge} held={false} />;
}
