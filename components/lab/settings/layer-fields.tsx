"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/form/number-field";
import { Select } from "@/components/ui/form/select";
import {
  ACTIVATIONS,
  type Activation,
  CONTEXT_RANGE,
  type ContextLayer,
  DROPOUT_RANGE,
  EMBEDDING_RANGE,
  FILTERS_RANGE,
  KERNEL_RANGE,
  type Layer,
  MAX_UNITS,
  PADDINGS,
  POOL_RANGE,
  STRIDE_RANGE,
} from "@/lib/learning/network/network";
import type { UnitsRange } from "@/lib/learning/training/locks";
import { unreachable } from "@/lib/learning/unreachable";

/** The fields of a layer besides its main number. Dropout has none. `symbols`: where it reads letters, what each of them may be. */
export function LayerFields({
  layer,
  symbols,
  onChange,
}: {
  layer: Layer;
  symbols: number;
  onChange: (layer: Layer) => void;
}) {
  const t = useTranslations("lab.layers");
  if (layer.kind === "dropout") return null;
  if (layer.kind === "context") return <ContextFields {...{ layer, symbols, onChange }} />;
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

/** Numbers of a letter when an embedding is chosen: enough for some twenty letters to differ, few enough to learn soon. */
const FIRST_EMBEDDING = 10;

/** How the network reads each letter, and what that means. */
function ContextFields({
  layer,
  symbols,
  onChange,
}: {
  layer: ContextLayer;
  symbols: number;
  onChange: (layer: ContextLayer) => void;
}) {
  const t = useTranslations("lab.layers");
  const { embedding } = layer;
  return (
    <>
      <div className="grid grid-cols-2 items-end gap-2">
        <Select
          small
          label={t("fields.reading")}
          value={embedding === null ? "oneHot" : "embedding"}
          options={(["oneHot", "embedding"] as const).map((value) => ({
            value,
            label: t(`readings.${value}`),
          }))}
          onValueChange={(chosen) =>
            onChange({ ...layer, embedding: chosen === "oneHot" ? null : (embedding ?? FIRST_EMBEDDING) })
          }
        />
        {embedding !== null && (
          <NumberField
            small
            {...EMBEDDING_RANGE}
            label={t("fields.numbers")}
            value={embedding}
            onValueChange={(numbers) => onChange({ ...layer, embedding: numbers })}
          />
        )}
      </div>
      <p className="text-ink-muted text-xs">
        {embedding === null
          ? t("reads.oneHot", { symbols })
          : t("reads.embedding", { numbers: embedding, letters: symbols - 1 })}
      </p>
    </>
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
 * message about it gets the full width. `units`: those that a dense layer may have.
 */
export function LayerMainField({
  number,
  layer,
  units: range = { from: 1, to: MAX_UNITS },
  onChange,
}: {
  number: number;
  layer: Layer;
  units?: UnitsRange | undefined;
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
          min={range.from}
          max={range.to}
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
