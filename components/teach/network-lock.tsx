"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LayerList } from "@/components/lab/layer-list";
import { useTrouble } from "@/components/lab/use-trouble";
import type { ChallengeInfo } from "@/lib/learning/challenge";
import { formatCount } from "@/lib/learning/format";
import type { Network } from "@/lib/learning/network";
import { networkSketch } from "@/lib/learning/network-sketch";
import { parameterCount } from "@/lib/learning/parameters";

type Props = {
  challenge: ChallengeInfo;
  network: Network;
  /** Parameters that the round allows. */
  limit: number;
  onChange: (network: Network) => void;
};

/** The network that everyone trains in a round, layer by layer, as students edit their own. */
export function NetworkLock({ challenge, network, limit, onChange }: Props) {
  const t = useTranslations("teach.plan.rules");
  const trouble = useTrouble(challenge, network, limit);
  const { featureShape, task } = challenge;
  const sketch = useMemo(() => networkSketch(network, featureShape, task), [network, featureShape, task]);
  return (
    <div className="grid gap-1 rounded-control border border-line p-2">
      {network.layers.length === 0 && <p className="px-2 py-1 text-ink-muted text-sm">{t("noLayers")}</p>}
      <LayerList
        {...{ sketch, trouble, featureShape }}
        layers={network.layers}
        locked={false}
        onChange={(layers) => onChange({ layers })}
      >
        {sketch.plan !== null && (
          <span className="tabular px-2 text-ink-muted text-xs">
            {t("parameters", { count: formatCount(parameterCount(sketch.plan)) })}
          </span>
        )}
      </LayerList>
    </div>
  );
}
