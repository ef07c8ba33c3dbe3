"use client";

import { DirectionProvider } from "@base-ui/react/direction-provider";
import type { ReactNode } from "react";
// Wherever texts are shown, this is around them.
import "@/lib/i18n/message-formats";

/** Tells sliders, tabs and popups which way is forward. */
export function ReadingDirection({ direction, children }: { direction: "ltr" | "rtl"; children: ReactNode }) {
  return <DirectionProvider direction={direction}>{children}</DirectionProvider>;
}
