"use client";

import { useTranslations } from "next-intl";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import {
  ACTIVATIONS,
  type Activation,
  KERNEL_RANGE,
  type Layer,
  PADDINGS,
  STRIDE_RANGE,
} from "@/lib/learning/network";

/** What a layer has besides its main number. Dropout has nothing. */
export function LayerFields({ layer, onChange }: { layer: Layer; onChange: (layer: Layer) => void }) {
  const t = useTranslations("lab.layers");
  if (layer.kind === "dropout") return null;
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
