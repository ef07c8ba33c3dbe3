"use client";

import { CaseLower, Dices, Grid2x2, Layers, Plus, Rows3 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { offeredKinds } from "@/lib/learning/network/layer-edit";
import type { Layer } from "@/lib/learning/network/network";

const ICONS: Readonly<Record<Layer["kind"], ReactNode>> = {
  dense: <Rows3 aria-hidden="true" />,
  conv2d: <Layers aria-hidden="true" />,
  "max-pool": <Grid2x2 aria-hidden="true" />,
  dropout: <Dices aria-hidden="true" />,
  context: <CaseLower aria-hidden="true" />,
};

/** A menu of the kinds of layers that suit these examples. */
export function AddLayerMenu({
  featureShape,
  onAdd,
}: {
  featureShape: readonly number[];
  onAdd: (kind: Layer["kind"]) => void;
}) {
  const t = useTranslations("lab");
  return (
    <Menu
      trigger={
        <Button variant="quiet" size="sm" className="px-2" aria-label={t("layers.add")}>
          <Plus aria-hidden="true" />
          <span>{t("settings.addLayer")}</span>
        </Button>
      }
      items={offeredKinds(featureShape).map((value) => ({
        ...{ value, label: t(`layers.kinds.${value}`), hint: t(`layers.offers.${value}`) },
        icon: ICONS[value],
      }))}
      onChoose={onAdd}
    />
  );
}
