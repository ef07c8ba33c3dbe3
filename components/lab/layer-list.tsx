"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { addLayer, moveLayer } from "@/lib/learning/layer-edit";
import { type Layer, MAX_LAYERS } from "@/lib/learning/network";
import type { NetworkSketch } from "@/lib/learning/network-sketch";
import { AddLayerMenu } from "./add-layer-menu";
import { createLayerKeys } from "./layer-keys";
import { LayerRow } from "./layer-row";

/** The hidden layers, to change, move, remove and add. One at a time is open. `children`: what stands beside the button that adds. */
export function LayerList({
  layers,
  sketch,
  trouble,
  featureShape,
  locked,
  onChange,
  children,
}: {
  layers: readonly Layer[];
  sketch: NetworkSketch;
  trouble: { readonly layer: number | null; readonly sentence: string } | null;
  featureShape: readonly number[];
  locked: boolean;
  onChange: (layers: Layer[]) => void;
  children: ReactNode;
}) {
  const t = useTranslations("lab");
  const [keys] = useState(createLayerKeys);
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  /** The row that takes the focus once the one that had it is gone. */
  const wanted = useRef<number | null>(null);
  const rowKeys = keys.of(layers);
  const nameOf = (layer: Layer) => t(`layers.kinds.${layer.kind}`);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once the removed row is gone
  useEffect(() => {
    if (wanted.current === null) return;
    const rows = list.current?.querySelectorAll<HTMLElement>("[data-layer]") ?? [];
    rows[Math.min(wanted.current, rows.length - 1)]?.focus();
    wanted.current = null;
  }, [layers]);

  const change = (place: number, changed: Layer) => {
    keys.pass(layers[place], changed);
    onChange(layers.with(place, changed));
  };
  const move = (place: number, by: -1 | 1) => {
    const moved = moveLayer(layers, place, by);
    if (moved === null) return;
    onChange(moved);
    setSaid(t("layers.moved", { name: nameOf(layers[place]), number: place + by + 1, count: layers.length }));
  };
  const remove = (place: number) => {
    wanted.current = place;
    onChange(layers.toSpliced(place, 1));
    setSaid(t("layers.removed", { name: nameOf(layers[place]) }));
  };
  const add = (kind: Layer["kind"]) => {
    const added = addLayer(layers, kind);
    if (added === null) return;
    onChange(added.layers);
    setOpen(keys.of(added.layers)[added.place]);
    setSaid(t("layers.added", { name: t(`layers.kinds.${kind}`), number: added.place + 1 }));
  };

  return (
    <>
      <ol ref={list} aria-label={t("settings.layers")} className="grid gap-0.5">
        {layers.map((layer, place) => (
          <LayerRow
            key={rowKeys[place]}
            number={place + 1}
            last={place === layers.length - 1}
            layer={layer}
            sketch={sketch.layers[place]}
            trouble={trouble?.layer === place ? trouble.sentence : null}
            open={open === rowKeys[place]}
            locked={locked}
            onOpen={(wide) => setOpen(wide ? rowKeys[place] : null)}
            onChange={(changed) => change(place, changed)}
            onMove={(by) => move(place, by)}
            onRemove={() => remove(place)}
          />
        ))}
      </ol>
      {trouble !== null && trouble.layer === null && (
        <p className="text-danger text-xs">{trouble.sentence}</p>
      )}
      <div className="flex items-center justify-between gap-2">
        {!locked && layers.length < MAX_LAYERS && <AddLayerMenu featureShape={featureShape} onAdd={add} />}
        {!locked && layers.length >= MAX_LAYERS && (
          <span className="text-ink-muted text-xs">{t("settings.mostLayers", { count: MAX_LAYERS })}</span>
        )}
        {children}
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  );
}
