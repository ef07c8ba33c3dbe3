"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { DROPOUT_RANGE, FILTERS_RANGE, type Layer, MAX_UNITS, POOL_RANGE } from "@/lib/learning/network";
import { unreachable } from "@/lib/learning/unreachable";

/**
 * The one number that makes most of a layer, in sight while all else of it is folded away. It lies in its row's grid itself, so that what is wrong with
 * it has the whole width.
 */
export function LayerMainField({
  number,
  layer,
  onChange,
}: {
  number: number;
  layer: Layer;
  onChange: (layer: Layer) => void;
}) {
  const t = useTranslations("lab.layers.main");
  const field = { label: t(layer.kind, { number }), hideLabel: true, small: true, className: "contents" };
  switch (layer.kind) {
    case "dense":
      return (
        <NumberField
          {...field}
          value={layer.units}
          min={1}
          max={MAX_UNITS}
          onValueChange={(units) => onChange({ ...layer, units })}
        />
      );
    case "conv2d":
      return (
        <NumberField
          {...field}
          {...FILTERS_RANGE}
          value={layer.filters}
          onValueChange={(filters) => onChange({ ...layer, filters })}
        />
      );
    case "max-pool":
      return (
        <NumberField
          {...field}
          {...POOL_RANGE}
          value={layer.size}
          onValueChange={(size) => {
            // Windows that lie side by side still do when they grow.
            onChange({ ...layer, size, stride: layer.stride === layer.size ? size : layer.stride });
          }}
        />
      );
    case "dropout":
      return (
        <NumberField
          {...field}
          {...DROPOUT_RANGE}
          value={layer.rate}
          step={0.05}
          percent
          onValueChange={(rate) => onChange({ ...layer, rate })}
        />
      );
    default:
      return unreachable(layer);
  }
}
