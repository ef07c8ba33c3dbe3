/** The four steps of the loop, in their order. */
export const STAGES = ["forward", "loss", "backprop", "update"] as const;
export type Stage = (typeof STAGES)[number];

/** After the update comes the next step of training, which begins with its forward pass. */
export type Onward = Stage | "next-step";

export function stageAfter(stage: Stage): Onward {
  return STAGES[STAGES.indexOf(stage) + 1] ?? "next-step";
}

/** What a key asks for. Forward is the way one reads; space is always forward. */
export function keyAsksFor(key: string, direction: "ltr" | "rtl"): "onward" | "back" | null {
  const ahead = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const behind = direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  if (key === " " || key === ahead) return "onward";
  return key === behind ? "back" : null;
}
