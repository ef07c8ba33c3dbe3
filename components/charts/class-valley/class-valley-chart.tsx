"use client";

import { useEffect, useRef, useState } from "react";
import { type ChartPalette, useChartPalette } from "@/components/charts/axes/chart-palette";
import { writeOn } from "@/components/charts/axes/draw-axes";
import { useStillness } from "@/components/ui/use-stillness";
import { project, type View, viewFromAbove, viewOf } from "./camera";
import { openFlatPainter } from "./flat-painter";
import { colourReader, type ScenePainter, shownBall } from "./painter";
import { createRolling } from "./rolling";
import type { Point, Scene } from "./scene";
import { openWebglPainter } from "./webgl-painter";

/** What is written on the canvas. */
export type SceneTexts = { readonly start: string; readonly across: string; readonly up: string };

/** It sways to and fro in this time, in milliseconds, this far to each side, in radians, so that nobody looks at the back of a hill for long. */
const SWAY_MS = 48_000;
const SWAY = 0.5;
/** Drawing may take this share of the time, on the main thread and behind it; a slow device draws fewer frames. */
const SHARE = 0.35;
/** A GPU that keeps up has drawn a frame by the second after it; what it takes beyond these milliseconds is cost. */
const IN_TIME_MS = 40;
/** A device that takes this long for a frame, in milliseconds, again and again shows the map. */
const TOO_SLOW_MS = 400;
/** No frame for so long, in milliseconds: the page was hidden, or its device asleep. */
const ASLEEP_MS = 3000;
/** Room around the map for what is written, in CSS pixels. */
const ROOM = 26;
/** More pixels than these cannot be told apart across a classroom. */
const MOST_SCALE = 1.5;
/** Towards the viewer is where the references went. */
const NEW_TURN = 0.95;

/**
 * The landscape of a round with its runs, in perspective and slowly turning; a map from above where WebGL is missing, lost or far too slow, or
 * motion is reduced. Fills its parent, which must have a height. `label`: what it shows, for screen readers. `onCost`: told what each frame took on the main thread, in milliseconds.
 */
export function ClassValleyChart({
  scene,
  texts,
  label,
  onCost,
}: {
  scene: Scene;
  texts: SceneTexts;
  label: string;
  onCost?: (milliseconds: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const palette = useChartPalette(box);
  /** WebGL is missing, was lost, or is far too slow. */
  const [failed, setFailed] = useState(false);
  const flat = useStillness() || failed;
  const latest = useRef({ scene, texts, palette, onCost });
  const wake = useRef(() => {});
  useEffect(() => {
    latest.current = { scene, texts, palette, onCost };
    wake.current();
  });

  useEffect(() => {
    const holder = box.current;
    if (holder === null) return;
    // A canvas that has been drawn on in one way can never be drawn on in the other.
    const canvas = holder.appendChild(document.createElement("canvas"));
    const writing = holder.appendChild(document.createElement("canvas"));
    for (const one of [canvas, writing]) one.className = "absolute inset-0 size-full";
    writing.classList.add("pointer-events-none");
    const painter = flat ? openFlatPainter(canvas) : openWebglPainter(canvas);
    if (!painter && !flat) setFailed(true);
    const lost = (event: Event) => {
      event.preventDefault();
      setFailed(true);
    };
    canvas.addEventListener("webglcontextlost", lost);
    const onTooSlow = () => setFailed(true);
    const stop = painter
      ? keepDrawing({ holder, canvas, writing, painter, flat, latest, wake, onTooSlow })
      : () => {};
    return () => {
      canvas.removeEventListener("webglcontextlost", lost);
      stop();
      painter?.dispose();
      canvas.remove();
      writing.remove();
    };
  }, [flat]);

  return (
    <div
      ref={box}
      dir="ltr"
      role="img"
      aria-label={label}
      data-flat={flat}
      className="relative size-full min-h-0 touch-pan-y overflow-hidden text-xs"
    />
  );
}

type Drawn = {
  readonly holder: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly writing: HTMLCanvasElement;
  readonly painter: ScenePainter;
  readonly flat: boolean;
  readonly latest: {
    readonly current: {
      scene: Scene;
      texts: SceneTexts;
      palette: ChartPalette | null;
      onCost: ((milliseconds: number) => void) | undefined;
    };
  };
  readonly wake: { current: () => void };
  readonly onTooSlow: () => void;
};

/** Draws again and again while the canvas is in sight: every frame if that is quick, or else as often as `SHARE` allows. */
function keepDrawing({ holder, canvas, writing, painter, flat, latest, wake, onTooSlow }: Drawn): () => void {
  const rolling = createRolling();
  let colours: ReturnType<typeof colourReader> | null = null;
  let read: ChartPalette | null = null;
  let drawn: Scene | null = null;
  let turn = NEW_TURN;
  let swayed = 0;
  let turned = false;
  let frame = 0;
  let cost = 0;
  let last = performance.now();
  let visible = true;

  const draw = (now: number) => {
    const { scene, texts, palette, onCost } = latest.current;
    const { clientWidth: width, clientHeight: height } = holder;
    if (palette === null || width === 0 || height === 0) return;
    if (palette !== read) {
      read = palette;
      colours = colourReader(palette);
    }
    const began = performance.now();
    // After a sleep everything is where it is now, instead of rolling through ten minutes.
    const elapsed = flat ? Number.POSITIVE_INFINITY : now - last;
    if (!turned) swayed += Math.min(100, now - last);
    last = now;
    const scale = Math.min(MOST_SCALE, window.devicePixelRatio);
    for (const one of [canvas, writing]) {
      const [wide, tall] = [Math.round(width * scale), Math.round(height * scale)];
      if (one.width !== wide) one.width = wide;
      if (one.height !== tall) one.height = tall;
    }
    const view = flat
      ? viewFromAbove(width, height, ROOM)
      : viewOf(turn + SWAY * Math.sin((2 * Math.PI * swayed) / SWAY_MS), width, height);
    if (scene !== drawn) rolling.keep(new Set(scene.balls.map(({ id }) => id)));
    drawn = scene;
    const balls = scene.balls.map((ball) =>
      shownBall(ball, rolling.next(ball, elapsed), scene.balls.length, colours!.of),
    );
    painter.paint({ ground: scene.ground, balls, view, inks: colours!.inks, outline: scene.outline });
    const context = writing.getContext("2d");
    if (context) {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, width, height);
      const places = balls.map(({ at }, index) => ({ at, ball: scene.balls[index]! }));
      write(context, view, palette, scene, texts, places);
    }
    const took = performance.now() - began;
    cost = cost === 0 ? took : 0.8 * cost + 0.2 * took;
    onCost?.(took);
  };

  let due = 0;
  /** Something has changed that has not been drawn, since it is not due yet. */
  let owed = false;
  /** When the frame that is still being drawn was painted; null: none is. */
  let painted: number | null = null;
  /** What frames take behind the main thread, beyond `IN_TIME_MS`: a mean in which the latest counts most, in milliseconds. */
  let late = 0;
  const tick = (now: number) => {
    frame = 0;
    if (!visible) return;
    if (now - last > ASLEEP_MS) painted = null;
    if (painted !== null && !painter.isBusy()) {
      late = 0.8 * late + 0.2 * Math.max(0, now - painted - IN_TIME_MS);
      due = Math.max(due, painted + (cost + late) / SHARE);
      painted = null;
      if (late > TOO_SLOW_MS) return onTooSlow();
    }
    if (painted === null && now >= due) {
      owed = false;
      draw(now);
      painted = flat ? null : now;
      due = now + cost / SHARE - 4;
    }
    // Turned by hand, it stands still; a change of the class wakes it.
    if (owed || (!flat && !(turned && rolling.isAtRest()))) frame = requestAnimationFrame(tick);
  };
  const begin = () => {
    owed = true;
    if (frame === 0 && visible) frame = requestAnimationFrame(tick);
  };
  wake.current = begin;
  const sight = new IntersectionObserver(([entry]) => {
    visible = entry?.isIntersecting ?? true;
    last = performance.now();
    painted = null;
    begin();
  });
  sight.observe(holder);
  const size = new ResizeObserver(begin);
  size.observe(holder);
  const stopDragging = flat
    ? () => {}
    : followDrags(holder, (by) => {
        turned = true;
        turn += by;
        begin();
      });
  begin();
  return () => {
    cancelAnimationFrame(frame);
    wake.current = () => {};
    sight.disconnect();
    size.disconnect();
    stopDragging();
  };
}

/** Turning by hand: half a turn across the whole width. */
function followDrags(holder: HTMLElement, onTurn: (by: number) => void): () => void {
  const moved = (event: PointerEvent) => {
    if (event.buttons !== 1 || event.movementX === 0) return;
    onTurn((-Math.PI * event.movementX) / Math.max(1, holder.clientWidth));
  };
  holder.addEventListener("pointermove", moved);
  return () => holder.removeEventListener("pointermove", moved);
}

/** How far from their points words are written, in CSS pixels. */
const START_BELOW = 16;
const NAME_ABOVE = 18;

type Placed = { readonly at: Point; readonly ball: Scene["balls"][number] };

function write(
  context: CanvasRenderingContext2D,
  view: View,
  palette: ChartPalette,
  { start, axes }: Scene,
  texts: SceneTexts,
  placed: readonly Placed[],
) {
  context.font = `${palette.fontSize}px ${palette.fontFamily}`;
  const put = (text: string, point: Point, shift: readonly [number, number]) => {
    const { x, y } = project(view, point);
    writeOn(context, palette, text, [x + shift[0], y + shift[1]]);
  };
  if (start) {
    const { x, y } = project(view, start);
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.strokeStyle = palette.ink;
    context.lineWidth = 2;
    context.stroke();
    // A name near it takes its place: the start is still marked.
    const far = 2.5 * palette.fontSize;
    const isNamed = placed.some(({ at, ball }) => {
      if (ball.name === null) return false;
      const name = project(view, at);
      return Math.abs(name.x - x) < 3 * far && Math.abs(name.y - NAME_ABOVE - y - START_BELOW) < far;
    });
    if (!isNamed) put(texts.start, start, [0, START_BELOW]);
  }
  if (axes) {
    for (const { at, text } of axes.across) put(text, [at, 0, 1.06], [0, 6]);
    for (const { at, text } of axes.up) put(text, [1.06, 0, -at], [10, 0]);
    put(texts.across, [0, 0, 1.22], [0, 8]);
    put(texts.up, [1.22, 0, 0], [8, 8]);
  }
  for (const { at, ball } of placed) {
    if (ball.isOut && ball.isLatest) drawArrow(context, view, palette, at);
    if (ball.name !== null) put(ball.name, at, [0, -NAME_ABOVE]);
  }
}

/** An arrow outwards, where a ball has left the map. */
function drawArrow(context: CanvasRenderingContext2D, view: View, palette: ChartPalette, at: Point) {
  const from = project(view, [1.03 * at[0], at[1], 1.03 * at[2]]);
  const to = project(view, [1.09 * at[0], at[1], 1.09 * at[2]]);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.save();
  context.translate(to.x, to.y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(-8, -5);
  context.lineTo(2, 0);
  context.lineTo(-8, 5);
  context.strokeStyle = palette.danger;
  context.lineWidth = 2.5;
  context.stroke();
  context.restore();
}
