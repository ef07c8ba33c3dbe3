import type { Millis } from "@/lib/session/log/events";

/** What a key asks of the player. */
export type PlayerAction =
  | { readonly kind: "toggle" }
  | { readonly kind: "seek"; readonly to: Millis }
  | { readonly kind: "step"; readonly direction: "next" | "previous" }
  | { readonly kind: "speed"; readonly direction: "faster" | "slower" };

const SHORT: Millis = 5_000;
const LONG: Millis = 10_000;

/** The keys of a video player: space and `k`, arrows, `j` and `l`, 0–9, Home and End, `,` and `.`, `<` and `>`. */
export function playerAction(key: string, time: Millis, duration: Millis): PlayerAction | null {
  if (/^\d$/.test(key)) return { kind: "seek", to: (Number(key) / 10) * duration };
  switch (key) {
    case " ":
    case "k":
      return { kind: "toggle" };
    case "ArrowRight":
      return { kind: "seek", to: time + SHORT };
    case "ArrowLeft":
      return { kind: "seek", to: time - SHORT };
    case "l":
      return { kind: "seek", to: time + LONG };
    case "j":
      return { kind: "seek", to: time - LONG };
    case "Home":
      return { kind: "seek", to: 0 };
    case "End":
      return { kind: "seek", to: duration };
    case ".":
      return { kind: "step", direction: "next" };
    case ",":
      return { kind: "step", direction: "previous" };
    case ">":
      return { kind: "speed", direction: "faster" };
    case "<":
      return { kind: "speed", direction: "slower" };
    default:
      return null;
  }
}
