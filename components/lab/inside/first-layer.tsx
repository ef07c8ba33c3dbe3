"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { isolateNumber } from "@/components/board/isolate";
import { usePixelInks } from "@/components/charts/axes/chart-palette";
import { PixelPicture } from "@/components/charts/examples/picture";
import { cn } from "@/components/ui/class-names";
import type { ChallengeInfo } from "@/lib/learning/examples/challenge";
import { formatCount, formatWeight } from "@/lib/learning/numbers/format";
import type { NetworkInside } from "@/lib/learning/training/network-inside";
import { type FilterPictures, filterPictures } from "./filter-pictures";
import { SignLegend } from "./sign-legend";

/** Pictures that are drawn, those of the first units or filters. */
export const MOST_FILTERS = 40;

/** The weights of the first layer as pictures: of each unit of a dense layer, or each filter of a convolution. */
export function FirstLayer({ inside, challenge }: { inside: NetworkInside; challenge: ChallengeInfo }) {
  const t = useTranslations("inside");
  const found = useMemo(() => filterPictures(inside, challenge.featureShape), [inside, challenge]);
  if (found === null)
    return (
      <p className="grid min-h-40 flex-1 place-content-center text-ink-muted text-sm">{t("noPictures")}</p>
    );
  return <Filters found={found} />;
}

function Filters({ found }: { found: FilterPictures }) {
  const t = useTranslations("inside");
  const lab = useTranslations("lab");
  const frame = useRef<HTMLDivElement>(null);
  const inks = usePixelInks(frame);
  const details = useId();
  const [picked, setPicked] = useState(0);
  const { kind, rows, columns, pictures, total, largest, biases, activation, reads } = found;
  const chosen = Math.min(picked, pictures.length - 1);
  const number = (value: number) => isolateNumber(formatWeight(value));
  const nameOf = (at: number) => t(`one.${kind}`, { number: at + 1 });
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = chosen + (by ?? 0);
    if (by === undefined || next < 0 || next >= pictures.length) return;
    event.preventDefault();
    setPicked(next);
    frame.current?.querySelectorAll("button")[next]?.focus();
  };
  const own = pictures[chosen]!;
  const [low, high] = [Math.min(...own), Math.max(...own)];
  return (
    <>
      <div className="grid shrink-0 gap-1 text-ink-muted text-xs">
        <p>{t(`hint.${kind}`)}</p>
        <SignLegend />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields */}
      <div
        ref={frame}
        dir="ltr"
        role="group"
        aria-label={t("filters")}
        onKeyDown={move}
        className="flex min-h-40 shrink grow basis-0 flex-wrap content-start gap-1.5 overflow-y-auto p-1"
      >
        {pictures.map((pixels, at) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place
            key={at}
            type="button"
            aria-label={nameOf(at)}
            aria-pressed={at === chosen}
            aria-describedby={details}
            tabIndex={at === chosen ? 0 : -1}
            onPointerEnter={() => setPicked(at)}
            onFocus={() => setPicked(at)}
            onClick={() => setPicked(at)}
            className={cn(
              "cursor-default rounded-sm outline-offset-1",
              pictures.length > 16 ? "size-12" : "size-20",
              at === chosen && "ring-2 ring-accent",
            )}
          >
            <PixelPicture {...{ pixels, rows, columns, inks }} scale={largest} className="size-full" />
          </button>
        ))}
        {total > pictures.length && (
          <p className="self-center px-2 text-ink-muted text-xs">
            {t("more", { count: formatCount(total - pictures.length) })}
          </p>
        )}
      </div>
      <div id={details} className="flex h-28 shrink-0 items-start gap-3">
        <PixelPicture
          {...{ rows, columns, inks }}
          pixels={own}
          scale={largest}
          label={nameOf(chosen)}
          className="size-28 shrink-0"
        />
        <div className="grid min-w-0 flex-1 content-start gap-1 text-sm">
          <p className="truncate font-semibold">{nameOf(chosen)}</p>
          <p dir="ltr" translate="no" className="tabular w-fit max-w-full font-mono text-xs leading-relaxed">
            {`w·x ${biases[chosen]! < 0 ? "−" : "+"} ${formatWeight(Math.abs(biases[chosen]!))}${
              activation === "linear" ? "" : ` → ${lab(`activations.${activation}`)}`
            }`}
          </p>
          <p className="tabular text-ink-muted text-xs">
            {t("weights", { count: reads, low: number(low), high: number(high) })}
          </p>
          <p className="tabular text-ink-muted text-xs">{t("scale", { largest: number(largest) })}</p>
        </div>
      </div>
    </>
  );
}
