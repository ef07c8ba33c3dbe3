import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { addLayer, moveLayer } from "@/lib/learning/network/layer-edit";
import type { Layer } from "@/lib/learning/network/network";

/** The layers' editor: what it shows, and what can be done to the layers. */
export type LayerEditing = {
  /** React keys of the rows, which stay with their layers. */
  readonly keys: readonly string[];
  /** The key of the row that is open. */
  readonly open: string | null;
  /** What has just been done, for screen readers. */
  readonly said: string;
  readonly list: RefObject<HTMLOListElement | null>;
  setOpen(key: string | null): void;
  add(kind: Layer["kind"]): void;
  change(place: number, changed: Layer): void;
  move(place: number, by: -1 | 1): void;
  remove(place: number): void;
};

/** Edits layers, and keeps the open row, the focus and the announcement in step with them. */
export function useLayerEditing(layers: readonly Layer[], onChange: (layers: Layer[]) => void): LayerEditing {
  const t = useTranslations("lab.layers");
  const [keys] = useState(createLayerKeys);
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const list = useRef<HTMLOListElement>(null);
  /** The place of a row that was removed: the row that follows there gets the focus. */
  const wanted = useRef<number | null>(null);
  const nameOf = ({ kind }: Pick<Layer, "kind">) => t(`kinds.${kind}`);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once the removed row is gone
  useEffect(() => {
    if (wanted.current === null) return;
    const rows = list.current?.querySelectorAll<HTMLElement>("[data-layer]") ?? [];
    rows[Math.min(wanted.current, rows.length - 1)]?.focus();
    wanted.current = null;
  }, [layers]);

  return {
    ...{ keys: keys.of(layers), open, said, list, setOpen },
    add(kind) {
      const added = addLayer(layers, kind);
      if (added === null) return;
      onChange(added.layers);
      setOpen(keys.of(added.layers)[added.place]!);
      setSaid(t("added", { name: nameOf({ kind }), number: added.place + 1 }));
    },
    change(place, changed) {
      keys.pass(layers[place]!, changed);
      onChange(layers.with(place, changed));
    },
    move(place, by) {
      const moved = moveLayer(layers, place, by);
      if (moved === null) return;
      onChange(moved);
      setSaid(t("moved", { name: nameOf(layers[place]!), number: place + by + 1, count: layers.length }));
    },
    remove(place) {
      wanted.current = place;
      onChange(layers.toSpliced(place, 1));
      setSaid(t("removed", { name: nameOf(layers[place]!) }));
    },
  };
}

/** Gives layers keys that they keep while they are changed and moved. */
type LayerKeys = {
  /** A unique key for each layer. */
  of(layers: readonly Layer[]): string[];
  /** Passes the key of a layer on to its changed version. */
  pass(from: Layer, to: Layer): void;
};

export function createLayerKeys(): LayerKeys {
  const keys = new WeakMap<Layer, number>();
  let next = 0;
  const keyOf = (layer: Layer) => {
    const known = keys.get(layer);
    if (known !== undefined) return known;
    keys.set(layer, next);
    return next++;
  };
  return {
    of(layers) {
      // A preset may contain the same layer object twice.
      const seen = new Map<Layer, number>();
      return layers.map((layer) => {
        const before = seen.get(layer) ?? 0;
        seen.set(layer, before + 1);
        return `${keyOf(layer)}.${before}`;
      });
    },
    pass(from, to) {
      keys.set(to, keyOf(from));
    },
  };
}
