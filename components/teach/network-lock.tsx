"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { AddLayerMenu } from "@/components/lab/settings/add-layer-menu";
import { LayerList } from "@/components/lab/settings/layer-row";
import { useTrouble } from "@/components/lab/settings/network-trouble";
import { useLayerEditing } from "@/components/lab/settings/use-layer-editing";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { MAX_LAYERS, type Network } from "@/lib/learning/network/network";
import { networkSketch } from "@/lib/learning/network/network-sketch";
import { formatCount } from "@/lib/learning/numbers/format";
import { parameterCount } from "@/lib/learning/parameters";

type NetworkLockProps = {
  challenge: ChallengeInfo;
  network: Network;
  /** Parameters that the round allows. */
  limit: number;
  onChange: (network: Network) => void;
};

/** The network that everyone trains in a round, layer by layer, as students edit their own. */
export function NetworkLock({ challenge, network, limit, onChange }: NetworkLockProps) {
  const t = useTranslations("teach.plan.rules");
  const { layers } = network;
  const trouble = useTrouble(challenge, network, limit);
  const editing = useLayerEditing(layers, (changed) => onChange({ layers: changed }));
  const { featureShape, task } = challenge;
  const sketch = useMemo(() => networkSketch(network, featureShape, task), [network, featureShape, task]);
  return (
    <div className="grid gap-1 rounded-control border border-line p-2">
      {layers.length === 0 && <p className="px-2 py-1 text-ink-muted text-sm">{t("noLayers")}</p>}
      <LayerList {...{ layers, sketch, editing, trouble }} />
      <div className="flex min-h-8 items-center justify-between gap-2">
        {layers.length < MAX_LAYERS && <AddLayerMenu featureShape={featureShape} onAdd={editing.add} />}
        {sketch.plan !== null && (
          <span className="tabular ms-auto px-2 text-ink-muted text-xs">
            {t("parameters", { count: formatCount(parameterCount(sketch.plan)) })}
          </span>
        )}
      </div>
    </div>
  );
}
