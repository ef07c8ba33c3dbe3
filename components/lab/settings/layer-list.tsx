"use client";

import { useTranslations } from "next-intl";
import type { Layer } from "@/lib/learning/network";
import type { NetworkSketch } from "@/lib/learning/network-sketch";
import { LayerRow } from "./layer-row";
import type { LayerEditing } from "./use-layer-editing";

/** The hidden layers, to change, move and remove. One at a time is open. */
export function LayerList({
  layers,
  sketch,
  editing,
  trouble,
}: {
  layers: readonly Layer[];
  sketch: NetworkSketch;
  editing: LayerEditing;
  /** What keeps the network from training, at its layer; or null. */
  trouble: { readonly layer: number | null; readonly sentence: string } | null;
}) {
  const t = useTranslations("lab.settings");
  const { keys, open, setOpen } = editing;
  return (
    <>
      <ol ref={editing.list} aria-label={t("layers")} className="grid gap-px">
        {layers.map((layer, place) => (
          <LayerRow
            key={keys[place]}
            number={place + 1}
            last={place === layers.length - 1}
            layer={layer}
            sketch={sketch.layers[place]}
            trouble={trouble?.layer === place ? trouble.sentence : null}
            open={open === keys[place]}
            onOpen={(wide) => setOpen(wide ? keys[place] : null)}
            onChange={(changed) => editing.change(place, changed)}
            onMove={(by) => editing.move(place, by)}
            onRemove={() => editing.remove(place)}
          />
        ))}
      </ol>
      {trouble !== null && trouble.layer === null && (
        <p className="text-danger text-xs">{trouble.sentence}</p>
      )}
      <p aria-live="polite" className="sr-only">
        {editing.said}
      </p>
    </>
  );
}
