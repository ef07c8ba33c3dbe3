"use client";

import { ArrowDown, ArrowUp, ChevronRight, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { isPinned } from "@/lib/learning/network/layer-edit";
import { type ContextLayer, featureCount, type Layer } from "@/lib/learning/network/network";
import type { LayerSketch, NetworkSketch } from "@/lib/learning/network/network-sketch";
import { formatCount, formatFlop, formatShape } from "@/lib/learning/numbers/format";
import type { UnitsRange } from "@/lib/learning/training/locks";
import { LayerFields, LayerMainField } from "./layer-fields";
import { useLayerDetail } from "./settings-words";
import type { LayerEditing } from "./use-layer-editing";

/** The id of the button that opens a layer, so that a message can link to it. A page has only one editor. */
export function layerRowId(number: number): string {
  return `layer-${number}`;
}

const ROW =
  "grid grid-cols-[minmax(0,1fr)_5.75rem_4.75rem] items-center pointer-coarse:grid-cols-[minmax(0,1fr)_8rem_4.75rem]";

/**
 * One hidden layer: a line with its kind, its main number and the shape of its output; opened, everything that can be set. `number`
 * counts from 1. `sketch` null: this layer or one before it does not fit.
 */
function LayerRow({
  number,
  above,
  below,
  pinned,
  layer,
  symbols,
  sketch,
  trouble,
  open,
  onOpen,
  onChange,
  onMove,
  onRemove,
}: {
  number: number;
  /** Whether it can be moved up, and down. */
  above: boolean;
  below: boolean;
  /** Whether it can neither be moved nor removed. */
  pinned: boolean;
  layer: Layer;
  /** Of letters: how many symbols each may be. */
  symbols: number;
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
      <div className={cn("gap-1 pe-1", ROW)}>
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
          <bdi dir="ltr">
            {sketch === null ? (
              "–"
            ) : layer.kind === "context" ? (
              <Unrolled {...{ layer, symbols }} />
            ) : (
              formatShape(sketch.shape)
            )}
          </bdi>
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
          <LayerFields {...{ layer, symbols, onChange }} />
          <div className="flex items-center gap-1">
            {!pinned && (
              <>
                <IconButton label={t("up", { number })} blocked={!above} onClick={() => onMove(-1)}>
                  <ArrowUp aria-hidden="true" />
                </IconButton>
                <IconButton label={t("down", { number })} blocked={!below} onClick={() => onMove(1)}>
                  <ArrowDown aria-hidden="true" />
                </IconButton>
              </>
            )}
            <LayerCost sketch={sketch} className={pinned ? "justify-start" : "justify-center"} />
            {!pinned && (
              <IconButton label={t("remove", { number })} blocked={false} onClick={onRemove}>
                <Trash2 aria-hidden="true" />
              </IconButton>
            )}
          </div>
        </div>
      )}
    </li>
  );
}

/** What comes out of a context: so many numbers a letter, and all of them in a row. */
function Unrolled({ layer: { length, embedding }, symbols }: { layer: ContextLayer; symbols: number }) {
  const each = [length, embedding ?? symbols];
  return (
    <>
      <span className="block leading-[1.15]">{formatShape(each)}</span>
      <span className="block leading-[1.15]">{`→ ${formatCount(featureCount(each))}`}</span>
    </>
  );
}

/** What a layer learns, and what it computes for one example. */
function LayerCost({ sketch, className }: { sketch: LayerSketch | null; className: string }) {
  const t = useTranslations("lab.layers");
  return (
    <span className={cn("tabular flex flex-1 flex-wrap gap-x-2 text-ink-muted text-xs", className)}>
      {sketch !== null && (
        <>
          <span>{t("parameters", { count: sketch.parameters, shown: formatCount(sketch.parameters) })}</span>
          {sketch.flop > 0 && (
            <bdi translate="no" dir="ltr" title={t("flopEach")}>
              {formatFlop(sketch.flop)}
            </bdi>
          )}
        </>
      )}
    </span>
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

/** The layers of a network of which the round leaves only the units open: a line each, with a field where there are units. */
export function UnitsList({
  layers,
  sketch,
  units,
  onChange,
}: {
  layers: readonly Layer[];
  sketch: NetworkSketch;
  units: UnitsRange;
  onChange: (place: number, changed: Layer) => void;
}) {
  const t = useTranslations("lab");
  const detailOf = useLayerDetail();
  return (
    <ol aria-label={t("settings.layers")} className="grid gap-px">
      {layers.map((layer, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the layers are those of the round, and stay in their places
        <li key={place} className={cn("gap-1 px-1", ROW)}>
          <span className="min-w-0 py-1 leading-[1.15]">
            <span className="block truncate font-medium text-sm">{t(`layers.names.${layer.kind}`)}</span>
            <bdi className="block truncate text-[0.75rem] text-ink-muted">{detailOf(layer)}</bdi>
          </span>
          {layer.kind === "dense" && (
            <LayerMainField
              number={place + 1}
              {...{ layer, units }}
              onChange={(changed) => onChange(place, changed)}
            />
          )}
          <span className="tabular col-start-3 row-start-1 truncate text-end text-ink-muted text-xs">
            <span className="sr-only">{`${t("layers.shape")}: `}</span>
            <bdi dir="ltr">{shapeOf(sketch, place)}</bdi>
          </span>
        </li>
      ))}
    </ol>
  );
}

function shapeOf(sketch: NetworkSketch, place: number): string {
  const layer = sketch.layers[place];
  return layer ? formatShape(layer.shape) : "–";
}

/** The hidden layers, which can be changed, moved and removed. One at a time is open. */
export function LayerList({
  layers,
  symbols,
  sketch,
  editing,
  trouble,
}: {
  layers: readonly Layer[];
  /** Of letters: how many symbols each may be. */
  symbols: number;
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
            above={place > 0 && !isPinned(layers, place - 1)}
            below={place < layers.length - 1}
            pinned={isPinned(layers, place)}
            {...{ layer, symbols }}
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
