"use client";

import { ArrowDown, ArrowUp, ChevronRight, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import type { Layer } from "@/lib/learning/network/network";
import type { LayerSketch, NetworkSketch } from "@/lib/learning/network/network-sketch";
import { formatCount, formatShape } from "@/lib/learning/numbers/format";
import { LayerFields, LayerMainField } from "./layer-fields";
import { useLayerDetail } from "./settings-words";
import type { LayerEditing } from "./use-layer-editing";

/** The id of the button that opens a layer, so that a message can link to it. A page has only one editor. */
export function layerRowId(number: number): string {
  return `layer-${number}`;
}

/**
 * One hidden layer: a line with its kind, its main number and the shape of its output; opened, everything that can be set. `number`
 * counts from 1. `sketch` null: this layer or one before it does not fit.
 */
function LayerRow({
  number,
  last,
  layer,
  sketch,
  trouble,
  open,
  onOpen,
  onChange,
  onMove,
  onRemove,
}: {
  number: number;
  last: boolean;
  layer: Layer;
  sketch: LayerSketch | null;
  /** Why the layer does not work, and what helps; null if it does. */
  trouble: string | null;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChange: (layer: Layer) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("lab.layers");
  const detail = useLayerDetail()(layer);
  const id = useId();
  const name = t(`names.${layer.kind}`);

  return (
    <li className={cn("rounded-control", open && "bg-sunken", trouble !== null && "ring-1 ring-danger")}>
      <div className="grid grid-cols-[minmax(0,1fr)_5.75rem_4.75rem] items-center gap-1 pe-1 pointer-coarse:grid-cols-[minmax(0,1fr)_8rem_4.75rem]">
        <button
          type="button"
          id={layerRowId(number)}
          data-layer={number}
          aria-label={t("open", { number, name, detail })}
          aria-expanded={open}
          aria-controls={open ? `${id}-fields` : undefined}
          aria-describedby={trouble === null ? undefined : `${id}-trouble`}
          onClick={() => onOpen(!open)}
          className="flex min-h-9 min-w-0 items-center gap-1 rounded-control ps-0.5 text-start hover:bg-sunken pointer-coarse:min-h-11"
        >
          <ChevronRight
            aria-hidden="true"
            className={cn(
              "size-4 shrink-0 text-ink-muted transition-transform",
              open ? "rotate-90" : "rtl:rotate-180",
            )}
          />
          <span className="min-w-0 leading-[1.15]">
            <span className="block truncate font-medium text-sm">{name}</span>
            <bdi className="block truncate text-[0.75rem] text-ink-muted">{detail}</bdi>
          </span>
        </button>
        <LayerMainField {...{ number, layer, onChange }} />
        <span className="tabular col-start-3 row-start-1 truncate text-end text-ink-muted text-xs">
          <span className="sr-only">{`${t("shape")}: `}</span>
          <bdi dir="ltr">{sketch === null ? "–" : formatShape(sketch.shape)}</bdi>
        </span>
      </div>
      {trouble !== null && (
        <p id={`${id}-trouble`} className="px-2 pb-1.5 text-danger text-xs">
          {trouble}
        </p>
      )}
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out like this in every browser
        <div
          id={`${id}-fields`}
          role="group"
          aria-label={t("group", { number, name })}
          className="grid gap-2 px-2 pt-1 pb-2"
        >
          <LayerFields {...{ layer, onChange }} />
          <div className="flex items-center gap-1">
            <IconButton label={t("up", { number })} blocked={number === 1} onClick={() => onMove(-1)}>
              <ArrowUp aria-hidden="true" />
            </IconButton>
            <IconButton label={t("down", { number })} blocked={last} onClick={() => onMove(1)}>
              <ArrowDown aria-hidden="true" />
            </IconButton>
            <span className="tabular flex-1 text-center text-ink-muted text-xs">
              {sketch !== null &&
                t("parameters", { count: sketch.parameters, shown: formatCount(sketch.parameters) })}
            </span>
            <IconButton label={t("remove", { number })} blocked={false} onClick={onRemove}>
              <Trash2 aria-hidden="true" />
            </IconButton>
          </div>
        </div>
      )}
    </li>
  );
}

/** `blocked`: a press does nothing now. It is not disabled, so that it keeps the focus after a press. */
function IconButton({
  label,
  blocked,
  onClick,
  children,
}: {
  label: string;
  blocked: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      variant="quiet"
      size="sm"
      className="px-2"
      aria-label={label}
      title={label}
      aria-disabled={blocked}
      onClick={() => {
        if (!blocked) onClick();
      }}
    >
      {children}
    </Button>
  );
}

/** The hidden layers, which can be changed, moved and removed. One at a time is open. */
export function LayerList({
  layers,
  sketch,
  editing,
  trouble,
}: {
  layers: readonly Layer[];
  sketch: NetworkSketch;
  editing: LayerEditing;
  /** Why the network cannot be trained, and at which layer; or null. */
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
            sketch={sketch.layers[place] ?? null}
            trouble={trouble?.layer === place ? trouble.sentence : null}
            open={open === keys[place]}
            onOpen={(wide) => setOpen(wide ? keys[place]! : null)}
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
