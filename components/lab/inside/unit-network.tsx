"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import { ChartCanvas, type DrawChart } from "@/components/charts/axes/chart-canvas";
import { formatCount } from "@/lib/learning/numbers/format";
import { type ChosenUnit, drawUnit, drawUnits, type UnitLook } from "./draw-units";
import { type UnitColumn, unitLinks } from "./unit-columns";
import { placeUnits } from "./unit-layout";
import type { UnitWords } from "./unit-words";

/**
 * The network with what every unit computes. The unit that was last pointed at, focused or tapped is shown large with its formula, and the weights into it
 * stand out. Arrow keys move from unit to unit.
 */
export function UnitNetwork({
  columns,
  look,
  words,
}: {
  columns: readonly UnitColumn[];
  look: UnitLook;
  words: UnitWords;
}) {
  const t = useTranslations("inside");
  const frame = useRef<HTMLDivElement>(null);
  const room = useRoom(frame);
  const details = useId();
  const last = columns.length - 1;
  const [picked, setPicked] = useState<ChosenUnit | null>(null);
  // Another network may have no such unit.
  const chosen =
    picked && picked.item < (columns[picked.column]?.shown ?? 0) ? picked : { column: last, item: 0 };
  const counts = columns.map(({ shown }) => shown).join(" ");
  const placed = useMemo(
    () => (room === null ? null : placeUnits(counts.split(" ").map(Number), room)),
    [counts, room],
  );
  const links = useMemo(() => unitLinks(columns), [columns]);
  const { column: chosenColumn, item: chosenItem } = chosen;
  const draw = useMemo<DrawChart>(
    () => (context, _size, palette) =>
      placed
        ? drawUnits(context, palette, {
            ...{ columns, links, placed, look },
            chosen: { column: chosenColumn, item: chosenItem },
          })
        : [],
    [columns, links, placed, look, chosenColumn, chosenItem],
  );
  const move = (event: KeyboardEvent) => {
    const next = unitBeside(columns, chosen, event.key);
    if (next === null) return;
    event.preventDefault();
    setPicked(next);
    frame.current?.querySelector<HTMLElement>(`[data-unit="${next.column} ${next.item}"]`)?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields */}
      <div
        ref={frame}
        dir="ltr"
        className="min-h-48 shrink grow basis-0 overflow-auto"
        role="group"
        aria-label={t("units")}
        onKeyDown={move}
      >
        {placed && (
          <div className="relative mx-auto" style={{ width: placed.width, height: placed.height + NAMES }}>
            <ChartCanvas
              fine
              afterPage
              draw={draw}
              label={t("drawing", { columns: columns.map((_, at) => words.column(at).name).join(", ") })}
              className="size-full"
            >
              {columns.map(({ shown, total }, column) => {
                const { name, activation } = words.column(column);
                const spots = placed.spots[column]!;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <div key={column}>
                    {spots.map(({ x, y, half }, item) => (
                      <button
                        // biome-ignore lint/suspicious/noArrayIndexKey: a unit is its place
                        key={item}
                        type="button"
                        data-unit={`${column} ${item}`}
                        aria-label={words.unit(column, item)}
                        aria-pressed={column === chosenColumn && item === chosenItem}
                        aria-describedby={details}
                        tabIndex={column === chosenColumn && item === chosenItem ? 0 : -1}
                        onPointerEnter={() => setPicked({ column, item })}
                        onFocus={() => setPicked({ column, item })}
                        onClick={() => setPicked({ column, item })}
                        className="absolute cursor-default rounded-sm"
                        style={{
                          left: x - half - 2,
                          top: y - half - 2,
                          width: 2 * half + 4,
                          height: 2 * half + 4,
                        }}
                      />
                    ))}
                    <p
                      className="absolute grid w-24 -translate-x-1/2 justify-items-center text-center text-[0.6875rem] text-ink-muted leading-tight"
                      style={{ left: spots[0]?.x ?? 0, top: placed.height + 4 }}
                    >
                      <bdi>{name}</bdi>
                      {activation !== null && <bdi>{activation}</bdi>}
                      {total > shown && <bdi>{t("more", { count: formatCount(total - shown) })}</bdi>}
                    </p>
                  </div>
                );
              })}
            </ChartCanvas>
          </div>
        )}
      </div>
      <UnitDetails
        id={details}
        column={columns[chosenColumn]!}
        item={chosenItem}
        at={chosenColumn}
        {...{ look, words }}
      />
    </>
  );
}

/** Room in CSS pixels for the names below the columns: three lines. */
const NAMES = 48;

/** A unit, large, with its formula. */
function UnitDetails({
  id,
  column,
  at,
  item,
  look,
  words,
}: {
  id: string;
  column: UnitColumn;
  at: number;
  item: number;
  look: UnitLook;
  words: UnitWords;
}) {
  const t = useTranslations("inside");
  const draw = useMemo<DrawChart>(
    () =>
      (context, { width, height }, palette) => {
        const half = Math.min(width, height) / 2;
        const spot = { x: width / 2, y: height / 2, half, halfHeight: half };
        drawUnit(context, palette, column, item, spot, look, true);
      },
    [column, item, look],
  );
  const { formula, notes } = words.details(at, item);
  const range = words.range(column, item);
  return (
    <div id={id} className="flex h-28 shrink-0 items-start gap-3">
      <ChartCanvas
        draw={draw}
        label={t("large", { unit: words.unit(at, item), range })}
        className="size-28 shrink-0 overflow-hidden rounded-control border border-line-strong"
      />
      <div className="grid min-w-0 flex-1 content-start gap-0.5 text-sm">
        <p className="truncate font-semibold">{words.unit(at, item)}</p>
        {formula !== null && (
          <p
            dir="ltr"
            translate="no"
            className="tabular line-clamp-3 w-fit max-w-full font-mono text-xs leading-relaxed"
          >
            {formula}
          </p>
        )}
        {notes.map((note) => (
          <p key={note} className="text-ink-muted text-xs">
            {note}
          </p>
        ))}
        <p className="tabular text-ink-muted text-xs">{range}</p>
      </div>
    </div>
  );
}

/** The unit that an arrow key leads to; null for other keys, and at the edges. */
export function unitBeside(
  columns: readonly { readonly shown: number }[],
  { column, item }: ChosenUnit,
  key: string,
): ChosenUnit | null {
  const within = (next: ChosenUnit) =>
    next.item >= 0 && next.item < (columns[next.column]?.shown ?? 0) ? next : null;
  if (key === "ArrowUp") return within({ column, item: item - 1 });
  if (key === "ArrowDown") return within({ column, item: item + 1 });
  const aside = key === "ArrowLeft" ? column - 1 : key === "ArrowRight" ? column + 1 : -1;
  const shown = columns[aside]?.shown ?? 0;
  return within({ column: aside, item: Math.min(item, shown - 1) });
}

/** The present size of an element in CSS pixels, less the room for names; null before the first layout. */
function useRoom(element: RefObject<Element | null>): { width: number; height: number } | null {
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry!.contentRect;
      const next = { width: Math.floor(width), height: Math.floor(height) - NAMES };
      setRoom((before) => (before?.width === next.width && before.height === next.height ? before : next));
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
