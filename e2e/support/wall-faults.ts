import type { Page } from "@playwright/test";

/** Text on a projector has at least this share of the screen's height, so that it can be read from the last row. */
const SMALLEST_TEXT = 0.028;

declare global {
  /** What stands on each canvas: how large it is written, as a share of the window's height. */
  var writtenOn: Map<HTMLCanvasElement, Map<string, number>> | undefined;
}

/** Records the size of text on the page's canvases. To be called before the page is opened. */
export async function watchCanvases(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const writtenOn = new Map<HTMLCanvasElement, Map<string, number>>();
    globalThis.writtenOn = writtenOn;
    const { prototype } = CanvasRenderingContext2D;
    const { fillText, clearRect } = prototype;
    prototype.fillText = function (this: CanvasRenderingContext2D, text: string, ...rest) {
      const size = Number(/([\d.]+)px/.exec(this.font)?.[1]) * this.getTransform().d;
      const words = writtenOn.get(this.canvas) ?? new Map<string, number>();
      words.set(text, size / window.devicePixelRatio / window.innerHeight);
      writtenOn.set(this.canvas, words);
      return fillText.call(this, text, ...rest);
    } as typeof fillText;
    prototype.clearRect = function (this: CanvasRenderingContext2D, x, y, ...size) {
      if (x === 0 && y === 0) writtenOn.delete(this.canvas);
      return clearRect.call(this, x, y, ...size);
    };
  });
}

/** Every word that a canvas of the page shows. */
export async function wordsOnCanvases(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...(globalThis.writtenOn ?? [])].flatMap(([canvas, words]) =>
      canvas.isConnected ? [...words.keys()] : [],
    ),
  );
}

/**
 * What is wrong with a screen for a whole class, in words: text that is too small to be read from the last row, cut off, covering other
 * text, or outside the window, and anything that could be scrolled. Empty when all is well.
 */
export async function wallFaults(page: Page, smallest = SMALLEST_TEXT): Promise<string[]> {
  return page.evaluate((smallest) => {
    const faults: string[] = [];
    const least = smallest * window.innerHeight;
    const shown = (text: string) => JSON.stringify(text.trim().slice(0, 40));
    const isHidden = (element: Element) => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { visibility, display, opacity, clipPath, position } = getComputedStyle(at);
        if (visibility === "hidden" || display === "none" || opacity === "0") return true;
        // For screen readers alone.
        if (position === "absolute" && clipPath !== "none") return true;
      }
      return false;
    };
    const clipOf = (element: Element) => {
      const clip = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (overflowX === "visible" && overflowY === "visible") continue;
        const box = at.getBoundingClientRect();
        clip.left = Math.max(clip.left, box.left);
        clip.right = Math.min(clip.right, box.right);
        clip.top = Math.max(clip.top, box.top);
        clip.bottom = Math.min(clip.bottom, box.bottom);
      }
      return clip;
    };
    const boxes: { node: Node; text: string; left: number; right: number; top: number; bottom: number }[] =
      [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? "";
      const element = node.parentElement;
      if (
        !element ||
        text.trim() === "" ||
        /^(SCRIPT|STYLE|NOSCRIPT|TITLE)$/.test(element.tagName) ||
        isHidden(element)
      )
        continue;
      const { fontSize, lineHeight } = getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      if (size < least - 0.01)
        faults.push(`${shown(text)} is written in ${size.toFixed(1)} px, below ${least.toFixed(1)}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const isCutByDots = element.closest(".truncate, [class*=line-clamp]") !== null;
      const clip = clipOf(element);
      // A line's box is higher than its letters.
      const slack = Math.max(1.5, 0.22 * size, (Number.parseFloat(lineHeight) - size) / 2 || 0);
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue;
        if (box.top < clip.top - slack || box.bottom > clip.bottom + slack) {
          if (!isCutByDots) faults.push(`${shown(text)} is cut off above or below`);
        } else if ((box.left < clip.left - 1.5 || box.right > clip.right + 1.5) && !isCutByDots)
          faults.push(`${shown(text)} is cut off at a side`);
        if (!isCutByDots || (box.left >= clip.left - 2 && box.right <= clip.right + 2)) {
          const trim = Math.max(0, (box.height - size) / 2);
          boxes.push({
            node,
            text,
            left: box.left + 1,
            right: box.right - 1,
            top: box.top + trim,
            bottom: box.bottom - trim,
          });
        }
      }
    }
    for (const [index, one] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (one.node !== other.node && across > 1 && down > 0.25 * (one.bottom - one.top))
          faults.push(`${shown(one.text)} and ${shown(other.text)} cover each other`);
      }
    }
    for (const element of document.querySelectorAll("body, body *")) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const scrolls = (overflow: string) => overflow === "auto" || overflow === "scroll";
      if (scrolls(overflowY) && element.scrollHeight > element.clientHeight + 1)
        faults.push(`a ${element.tagName.toLowerCase()} scrolls down`);
      if (scrolls(overflowX) && element.scrollWidth > element.clientWidth + 1)
        faults.push(`a ${element.tagName.toLowerCase()} scrolls sideways`);
    }
    const { scrollHeight, scrollWidth } = document.documentElement;
    if (scrollHeight > window.innerHeight + 1 || scrollWidth > window.innerWidth + 1)
      faults.push("the page scrolls");
    for (const [canvas, words] of globalThis.writtenOn ?? []) {
      for (const [text, share] of words) {
        if (canvas.isConnected && share < smallest - 1e-5)
          faults.push(`${shown(text)} is drawn in ${(100 * share).toFixed(2)} % of the height`);
      }
    }
    return [...new Set(faults)];
  }, smallest);
}
