import { drawPoints, surfacePicture } from "@/components/charts/examples/draw-surface";
import type { Curve } from "@/lib/learning/curves/curve";
import { CARD_CLASS_COLOURS, CARD_COLOURS } from "./card-colours";
import type { OwnPicture } from "./own-picture";

/** What a card says of a round, in the reader's words. */
type CardRound = {
  readonly title: string;
  readonly settings: string;
  readonly score: string;
  /** What the score was measured on. */
  readonly on: "train" | "validation";
  readonly test: string | null;
  readonly curve: Curve;
  readonly picture: OwnPicture | null;
};

/** What is on a card, in the reader's words and from right to left if they read so. */
export type CardContent = {
  readonly rtl: boolean;
  readonly nickname: string;
  readonly title: string;
  readonly date: string;
  readonly rounds: readonly CardRound[];
  readonly tried: { readonly title: string; readonly lines: readonly string[] };
  readonly lesson: { readonly title: string; readonly sentences: readonly string[] };
};

/** In CSS pixels; the picture has `SHARPNESS` times as many. */
export const CARD_WIDTH = 800;
const SHARPNESS = 2;
const MARGIN = 44;
const HEAD = 172;
const ROW = 122;
const PICTURE = 98;
const FAMILY = '"IBM Plex Sans Variable", "IBM Plex Sans Arabic", "Noto Sans Arabic", sans-serif';
const MEASURE = CARD_WIDTH - 2 * MARGIN;

type Pen = CanvasRenderingContext2D;
type Ink = keyof typeof CARD_COLOURS;
type Style = { readonly size: number; readonly weight?: number; readonly ink?: Ink };

/** Loads the fonts that the card's letters need: a canvas draws with a fallback until they are there. */
export async function loadCardFonts(content: CardContent): Promise<void> {
  const letters = JSON.stringify([
    content.nickname,
    content.title,
    content.tried,
    content.lesson,
    content.rounds.map(({ title }) => title),
  ]);
  await Promise.allSettled(
    [400, 600, 700].map((weight) => document.fonts.load(`${weight} 20px ${FAMILY}`, letters)),
  );
}

/** Draws a card, which makes the canvas as high as its content. Does nothing where the browser gives no context. */
export function drawCard(canvas: HTMLCanvasElement, content: CardContent): void {
  const measuring = document.createElement("canvas").getContext("2d");
  if (measuring === null) return;
  const sentences = content.lesson.sentences.map((sentence, index) =>
    wrapped(measuring, `${index + 1}  ${sentence}`, { size: 19, weight: 500 }, MEASURE - 48),
  );
  const tried = content.tried.lines.flatMap((line) => wrapped(measuring, line, { size: 18 }, MEASURE));
  const lessonHeight = 66 + sentences.flat().length * 28;
  const triedHeight = 52 + tried.length * 27;
  const height = HEAD + content.rounds.length * ROW + triedHeight + lessonHeight + 28;
  canvas.width = CARD_WIDTH * SHARPNESS;
  canvas.height = height * SHARPNESS;
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.scale(SHARPNESS, SHARPNESS);
  const place = (x: number) => (content.rtl ? CARD_WIDTH - x : x);
  const write = (text: string, x: number, y: number, style: Style, end = false) => {
    context.direction = content.rtl ? "rtl" : "ltr";
    context.textAlign = end ? "end" : "start";
    context.fillStyle = CARD_COLOURS[style.ink ?? "ink"];
    context.font = fontOf(style);
    context.fillText(text, place(x), y);
  };
  context.fillStyle = CARD_COLOURS.surface;
  context.fillRect(0, 0, CARD_WIDTH, height);
  drawHill(context, content.rtl);
  write("Downhill", MARGIN, 52, { size: 19, weight: 600, ink: "accent" });
  const name: Style = { size: 40, weight: 700 };
  write(fitted(context, content.nickname, name, 520), MARGIN, 104, name);
  const quiet: Style = { size: 18, ink: "ink-muted" };
  write(fitted(context, `${content.title} · ${content.date}`, quiet, 520), MARGIN, 138, quiet);

  content.rounds.forEach((round, index) => {
    const top = HEAD + index * ROW;
    context.fillStyle = CARD_COLOURS.line;
    context.fillRect(MARGIN, top, MEASURE, 1);
    const box = (x: number, width: number) => (content.rtl ? CARD_WIDTH - x - width : x);
    const left = round.picture ? MARGIN + PICTURE + 20 : MARGIN;
    if (round.picture) drawPicture(context, round.picture, box(MARGIN, PICTURE), top + 12, PICTURE);
    const wide = 500 - left;
    const title: Style = { size: 21, weight: 600 };
    write(fitted(context, round.title, title, wide), left, top + 54, title);
    write(fitted(context, round.settings, { size: 17 }, wide), left, top + 82, {
      size: 17,
      ink: "ink-muted",
    });
    drawLosses(context, round.curve, { x: box(520, 120), y: top + 24, width: 120, height: 74 });
    const end = CARD_WIDTH - MARGIN;
    write(
      round.score,
      end,
      top + (round.test === null ? 74 : 62),
      { size: 34, weight: 700, ink: round.on },
      true,
    );
    if (round.test !== null) write(round.test, end, top + 90, { size: 17, weight: 600, ink: "test" }, true);
  });

  let y = HEAD + content.rounds.length * ROW;
  context.fillStyle = CARD_COLOURS.line;
  context.fillRect(MARGIN, y, MEASURE, 1);
  write(content.tried.title, MARGIN, y + 34, { size: 18, weight: 600 });
  tried.forEach((line, index) => {
    write(line, MARGIN, y + 62 + 27 * index, { size: 18, ink: "ink-muted" });
  });
  y += triedHeight;
  context.fillStyle = CARD_COLOURS.canvas;
  context.beginPath();
  context.roundRect(MARGIN - 8, y + 4, MEASURE + 16, lessonHeight, 14);
  context.fill();
  write(content.lesson.title, MARGIN + 16, y + 38, { size: 18, weight: 600, ink: "accent" });
  sentences.flat().forEach((line, index) => {
    write(line, MARGIN + 16, y + 70 + 28 * index, { size: 19, weight: 500 });
  });
}

function fontOf({ size, weight = 400 }: Style): string {
  return `${weight} ${size}px ${FAMILY}`;
}

/** The text in lines that fit. */
function wrapped(context: Pen, text: string, style: Style, width: number): string[] {
  context.font = fontOf(style);
  const lines: string[] = [];
  for (const word of text.split(/(?<=\s)(?=\S)/)) {
    const longer = `${lines.at(-1) ?? ""}${word}`;
    if (lines.length > 0 && context.measureText(longer.trimEnd()).width <= width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The text, or as much of it as fits. */
function fitted(context: Pen, text: string, style: Style, width: number): string {
  context.font = fontOf(style);
  if (context.measureText(text).width <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && context.measureText(`${letters.join("")}…`).width > width) letters.pop();
  return `${letters.join("")}…`;
}

/** The hill of the product's name, in the corner at the end of the first line. */
function drawHill(context: Pen, rtl: boolean): void {
  context.save();
  if (rtl) {
    context.translate(CARD_WIDTH, 0);
    context.scale(-1, 1);
  }
  context.beginPath();
  context.moveTo(540, 0);
  context.bezierCurveTo(570, 80, 640, 132, CARD_WIDTH, 134);
  context.lineTo(CARD_WIDTH, 0);
  context.closePath();
  context.fillStyle = CARD_COLOURS.accent;
  context.globalAlpha = 0.08;
  context.fill();
  context.globalAlpha = 1;
  context.beginPath();
  context.moveTo(540, 0);
  context.bezierCurveTo(570, 80, 640, 132, CARD_WIDTH, 134);
  context.lineWidth = 3;
  context.strokeStyle = CARD_COLOURS.accent;
  context.stroke();
  context.beginPath();
  context.arc(664, 94, 13, 0, 2 * Math.PI);
  context.fillStyle = CARD_COLOURS.train;
  context.fill();
  context.restore();
}

/** The examples under the network: its decision surface, or the curve it fits. */
function drawPicture(context: Pen, picture: OwnPicture, x: number, y: number, size: number): void {
  context.save();
  context.translate(x, y);
  context.beginPath();
  context.roundRect(0, 0, size, size, 8);
  context.clip();
  if (picture.kind === "plane") {
    const { outputs, classes, side, extent, train } = picture;
    const surface = surfacePicture(outputs, classes, CARD_CLASS_COLOURS, side);
    if (surface) context.drawImage(surface, 0, 0, size, size);
    drawPoints(context, size, extent, train, {
      ...{ filled: true, radius: 1.3, colours: CARD_CLASS_COLOURS, edge: CARD_COLOURS.surface },
    });
  } else {
    const { inputs, outputs, across, up, train } = picture;
    const at = (input: number, output: number) =>
      [
        (size * (input - across.low)) / (across.high - across.low),
        size - (size * (output - up.low)) / (up.high - up.low),
      ] as const;
    context.fillStyle = CARD_COLOURS.train;
    for (let example = 0; example < train.count; example++) {
      context.beginPath();
      context.arc(...at(train.features[example]!, train.labels[example]!), 1.6, 0, 2 * Math.PI);
      context.fill();
    }
    context.beginPath();
    outputs.forEach((output, index) => {
      context.lineTo(...at(inputs[index]!, output));
    });
    context.lineWidth = 2.5;
    context.strokeStyle = CARD_COLOURS.accent;
    context.stroke();
  }
  context.restore();
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, size - 1, size - 1, 8);
  context.lineWidth = 1;
  context.strokeStyle = CARD_COLOURS.line;
  context.stroke();
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Both losses over the epochs, from 0. A loss above where the run began is cut off. */
function drawLosses(context: Pen, { epoch, trainLoss, validationLoss }: Curve, box: Box): void {
  const last = epoch.at(-1) ?? 0;
  const top = 1.1 * Math.max(trainLoss[0] ?? 0, validationLoss[0] ?? 0);
  if (!(last > 0 && top > 0)) return;
  context.save();
  context.translate(box.x, box.y);
  context.fillStyle = CARD_COLOURS.line;
  context.fillRect(0, box.height, box.width, 1);
  for (const [ink, losses, dash] of [
    ["train", trainLoss, []],
    ["validation", validationLoss, [5, 3]],
  ] as const) {
    context.beginPath();
    losses.forEach((loss, index) => {
      const share = Number.isFinite(loss) ? Math.min(1, loss / top) : 1;
      context.lineTo((box.width * epoch[index]!) / last, box.height * (1 - share));
    });
    context.setLineDash(dash);
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.strokeStyle = CARD_COLOURS[ink];
    context.stroke();
  }
  context.restore();
}
