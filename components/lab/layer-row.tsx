"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { ACTIVATIONS, type Layer, MAX_UNITS } from "@/lib/learning/network";

/** One hidden layer: how many units, and what each does with its sum. `number` counts from 1. */
export function LayerRow({
  number,
  layer,
  onChange,
  onRemove,
}: {
  number: number;
  layer: Layer;
  onChange: (layer: Layer) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("lab");
  return (
    <li className="flex items-center gap-1.5">
      <NumberField
        hideLabel
        label={t("settings.units", { number })}
        value={layer.units}
        min={1}
        max={MAX_UNITS}
        onValueChange={(units) => onChange({ ...layer, units: Math.round(units) })}
        className="min-w-0 flex-[1.1]"
      />
      <Select
        aria-label={t("settings.activation", { number })}
        value={layer.activation}
        options={ACTIVATIONS.map((value) => ({ value, label: t(`activations.${value}`) }))}
        onValueChange={(activation) => onChange({ ...layer, activation })}
        className="min-w-0 flex-1"
      />
      <Button
        variant="quiet"
        size="sm"
        className="px-1.5 text-ink-muted"
        aria-label={t("settings.removeLayer", { number })}
        onClick={onRemove}
      >
        <X aria-hidden="true" />
      </Button>
    </li>
  );
}
