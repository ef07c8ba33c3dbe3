import { project, type View } from "./camera";
import { type Rgb, type SceneInks, type ScenePainter, TRAIL_WIDTH } from "./painter";
import { type Ground, isAtEdge, TALL } from "./scene";

/** Draws the scene as a map, on any canvas. */
export function openFlatPainter(canvas: HTMLCanvasElement): ScenePainter | null {
  const context = canvas.getContext("2d");
  if (!context) return null;
  let map: { ground: Ground; inks: SceneInks; picture: HTMLCanvasElement } | null = null;

  const mapOf = (ground: Ground, inks: SceneInks, view: View, scale: number) => {
    const isSame =
      map?.ground === ground &&
      map.inks === inks &&
      map.picture.width === canvas.width &&
      map.picture.height === canvas.height;
    if (map && isSame) return map.picture;
    const picture = document.createElement("canvas");
    picture.width = canvas.width;
    picture.height = canvas.height;
    const on = picture.getContext("2d");
    if (on) {
      on.scale(scale, scale);
      drawGround(on, ground, inks, view);
    }
    map = { ground, inks, picture };
    return picture;
  };

  return {
    paint({ ground, balls, view, inks, outline }) {
      const scale = canvas.width / view.width;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.drawImage(mapOf(ground, inks, view, scale), 0, 0);
      context.scale(scale, scale);
      context.lineJoin = "round";
      context.strokeStyle = css(inks.ink, 0.3);
      context.lineWidth = 1;
      context.beginPath();
      for (const [from, to] of outline) {
        const [one, other] = [project(view, from), project(view, to)];
        context.moveTo(one.x, one.y);
        context.lineTo(other.x, other.y);
      }
      context.stroke();
      for (const { trail, colour, strength, isPointedAt } of balls) {
        context.beginPath();
        for (const [index, point] of trail.entries()) {
          const { x, y } = project(view, point);
          // Nothing is known of the way beyond the map.
          const isBeyond = index > 0 && isAtEdge(point) && isAtEdge(trail[index - 1]!);
          if (isBeyond) context.moveTo(x, y);
          else context.lineTo(x, y);
        }
        context.strokeStyle = css(colour, 0.6 * strength);
        context.lineWidth = 2 * TRAIL_WIDTH * (isPointedAt ? 1.8 : 1);
        context.stroke();
      }
      for (const { at, radius, colour, isPointedAt } of balls) {
        const { x, y, unit } = project(view, at);
        context.beginPath();
        context.arc(x, y, Math.max(2, radius * unit), 0, 2 * Math.PI);
        context.fillStyle = css(colour, 1);
        context.fill();
        context.strokeStyle = css(isPointedAt ? inks.ink : inks.paper, 1);
        context.lineWidth = isPointedAt ? 2.5 : 1;
        context.stroke();
      }
    },
    isBusy: () => false,
    dispose() {},
  };
}

/** The deeper, the stronger its colour; a line wherever the height is that of a contour. */
function drawGround(
  on: CanvasRenderingContext2D,
  { points, triangles, levels }: Ground,
  inks: SceneInks,
  view: View,
) {
  const corner = (at: number) => {
    const from = 3 * triangles[at]!;
    const height = points[from + 1]!;
    return { ...project(view, [points[from]!, height, points[from + 2]!]), height };
  };
  on.lineWidth = 1;
  for (let at = 0; at < triangles.length; at += 3) {
    const corners = [corner(at), corner(at + 1), corner(at + 2)];
    const share = Math.min(1, corners.reduce((sum, { height }) => sum + height, 0) / 3 / TALL);
    on.beginPath();
    for (const { x, y } of corners) on.lineTo(x, y);
    on.closePath();
    on.fillStyle = css(mixed(inks.paper, inks.accent, 0.72 - 0.62 * Math.sqrt(share)), 1);
    on.strokeStyle = on.fillStyle;
    on.fill();
    // Closes the seams between neighbours.
    on.stroke();
  }
  on.strokeStyle = css(inks.ink, 0.42);
  on.beginPath();
  for (let at = 0; at < triangles.length; at += 3) {
    const corners = [corner(at), corner(at + 1), corner(at + 2)];
    for (const { y: level } of levels) {
      const crossed = corners.flatMap((one, index) => {
        const other = corners[(index + 1) % 3]!;
        if (one.height >= level === other.height >= level) return [];
        const share = (level - one.height) / (other.height - one.height);
        return [[one.x + share * (other.x - one.x), one.y + share * (other.y - one.y)] as const];
      });
      if (crossed.length !== 2) continue;
      on.moveTo(...crossed[0]!);
      on.lineTo(...crossed[1]!);
    }
  }
  on.stroke();
}

function mixed(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2) => one[at] + share * (other[at] - one[at]);
  return [part(0), part(1), part(2)];
}

function css([r, g, b]: Rgb, opacity: number): string {
  const part = (value: number) => Math.round(255 * value);
  return `rgb(${part(r)} ${part(g)} ${part(b)} / ${opacity})`;
}
