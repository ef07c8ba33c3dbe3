import { useState } from "react";
import { DrawingPad } from "@/components/drawing/drawing-pad";
import type { OwnDrawing } from "@/lib/learning/drawing/own-drawing";
import { part, type Shelf } from "./specimen";

/** A three, as a hand draws it. */
export const SAMPLE_DRAWING: OwnDrawing = {
  strokes: [
    Array.from({ length: 41 }, (_, step) => {
      const along = step / 20;
      const angle = Math.PI * (-0.85 + 1.45 * (along < 1 ? along : along - 1));
      const upper = along < 1;
      return {
        x: 0.45 + (upper ? 0.2 : 0.24) * Math.cos(angle),
        y: (upper ? 0.32 : 0.67) + (upper ? 0.16 : 0.19) * Math.sin(angle),
      };
    }),
  ],
  ground: null,
};

/** Whatever a class draws, types or points at for its networks. */
export const OWN_INPUT: Shelf = {
  title: "Own input",
  specimens: [
    part("Pad, empty", <Pad />),
    part("Pad, drawn on", <Pad drawn={SAMPLE_DRAWING} />),
    part("Pad, not to be used", <Pad disabled />),
  ],
};

function Pad({
  drawn = { strokes: [], ground: null },
  disabled,
}: {
  drawn?: OwnDrawing;
  disabled?: boolean;
}) {
  const [drawing, setDrawing] = useState(drawn);
  return (
    <div className="w-72">
      <DrawingPad {...{ drawing, disabled }} onChange={setDrawing} label="3" size={28} />
    </div>
  );
}
