import { encode } from "uqr";
import { cn } from "./class-names";

/** `text` as a QR code that scales with its box. Always dark on white with a quiet zone, in any theme, so that cameras can read it. */
export function QrCode({ text, title, className }: { text: string; title: string; className?: string }) {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={cn("rounded-control bg-white", className)}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
