"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/form/number-field";
import { Select } from "@/components/ui/form/select";
import {
  ACTIVATIONS,
  type Activation,
  CONTEXT_RANGE,
  DROPOUT_RANGE,
  FILTERS_RANGE,
  KERNEL_RANGE,
  type Layer,
  MAX_UNITS,
  PADDINGS,
  POOL_RANGE,
  STRIDE_RANGE,
} from "@/lib/learning/network/network";
import { unreachable } from "@/lib/learning/unreachable";

/** The fields of a layer besides its main number. Dropout has none. */
export function LayerFields({ layer, onChange }: { layer: Layer; onChange: (layer: Layer) => void }) {
  const t = useTranslations("lab.layers");
  if (layer.kind === "dropout" || layer.kind === "context") return null;
  const shared = { small: true };
  return (
    <div className="grid grid-cols-2 gap-2">
      {layer.kind !== "max-pool" && (
        <ActivationField
          {...shared}
          value={layer.activation}
          onChange={(activation) => onChange({ ...layer, activation })}
        />
      )}
      {layer.kind === "conv2d" && (
        <>
          <Select
            {...shared}
            label={t("fields.padding")}
            value={layer.padding}
            options={PADDINGS.map((value) => ({ value, label: t(`paddings.${value}`) }))}
            onValueChange={(padding) => onChange({ ...layer, padding })}
          />
          <NumberField
            {...shared}
            {...KERNEL_RANGE}
            label={t("fields.kernel")}
            value={layer.kernel}
            onValueChange={(kernel) => onChange({ ...layer, kernel })}
          />
        </>
      )}
      {layer.kind !== "dense" && (
        <NumberField
          {...shared}
          {...STRIDE_RANGE}
          label={t("fields.stride")}
          value={layer.stride}
          onValueChange={(stride) => onChange({ ...layer, stride })}
        />
      )}
    </div>
  );
}

function ActivationField({
  value,
  onChange,
  ...shared
}: {
  value: Activation;
  small: boolean;
  onChange: (activation: Activation) => void;
}) {
  const t = useTranslations("lab");
  return (
    <Select
      {...shared}
      label={t("layers.fields.activation")}
      value={value}
      options={ACTIVATIONS.map((name) => ({ value: name, label: t(`activations.${name}`) }))}
      onValueChange={onChange}
    />
  );
}

/**
 * The most important number of a layer, visible even when the layer is closed. It lies directly in the grid of its row, so that a
 * message about it gets the full width.
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
            // Windows that lay side by side still do when their size changes.
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
    case "context":
      return (
        <NumberField
          {...field}
          {...CONTEXT_RANGE}
          value={layer.length}
          onValueChange={(length) => onChange({ ...layer, length })}
        />
      );
    default:
      return unreachable(layer);
  }
}
