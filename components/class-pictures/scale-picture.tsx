"use client";

import type { BoardSize } from "@/components/board/board-size";
import { ScaleBody } from "@/components/scale/scale-body";
import { cn } from "@/components/ui/class-names";
import type { ClassCompute } from "@/lib/session/board/class-compute";

/** How much the class has computed in the whole session, and its speed as a single machine. */
export function ScalePicture({ compute, size }: { compute: ClassCompute; size: BoardSize }) {
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
      tabIndex={0}
      className={cn("size-full", size === "projector" ? "overflow-hidden" : "overflow-y-auto")}
    >
      <ScaleBody compute={compute} device={null} size={size} />
    </div>
  );
}
