"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Select } from "@/components/ui/select";
import type { Settings } from "@/lib/learning/hyperparameters";
import { type Locks, lockedNames } from "@/lib/learning/locks";
import type { DuelBounds, DuelKnob } from "./duel-knobs";
import { useDuelWords } from "./duel-words";
import { KnobField } from "./knob-field";

/** In which knob the other setting differs from one's own, and how it is set there. `open`: the knobs that the round leaves to choose, at least one. */
export function DuelSetup({
  own,
  other,
  knob,
  open,
  locks,
  bounds,
  onKnob,
  onOther,
}: {
  own: Settings;
  other: Settings;
  knob: DuelKnob;
  open: readonly DuelKnob[];
  locks: Locks;
  bounds: DuelBounds;
  onKnob: (knob: DuelKnob) => void;
  onOther: (other: Settings) => void;
}) {
  const t = useTranslations("duel");
  const note = useId();
  const words = useDuelWords();
  const locked = lockedNames(locks);
  return (
    <div className="grid content-start gap-2">
      <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-2">
        <div className="grid gap-1">
          <Select
            label={t("knob")}
            value={knob}
            aria-describedby={locked.length > 0 ? note : undefined}
            options={open.map((name) => ({ value: name, label: words.name(name) }))}
            onValueChange={onKnob}
          />
          <p className="text-ink-muted text-xs">{t("own", { setting: words.setTo(own, knob) })}</p>
        </div>
        <KnobField {...{ knob, other, bounds, onOther }} />
      </div>
      {locked.length > 0 && (
        <p id={note} className="flex items-center gap-1.5 text-ink-muted text-xs">
          <Lock aria-hidden="true" className="size-3.5 shrink-0" />
          <span>{t("locked", { names: locked.map(words.name).join(" · ") })}</span>
        </p>
      )}
    </div>
  );
}
