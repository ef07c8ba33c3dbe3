import type { Viewport } from "next";
import type { ReactNode } from "react";
import { Messages } from "@/app/messages-provider";

/** The lab uses the whole screen of a phone, and makes room for the keyboard where the browser supports that. */
export const viewport: Viewport = { viewportFit: "cover", interactiveWidget: "resizes-content" };

export default function PlayLayout({ children }: { children: ReactNode }) {
  return (
    <Messages
      namespaces={[
        "lab",
        "slow-motion",
        "inside",
        "valley",
        "duel",
        "mistakes",
        "scale",
        "writing",
        "own-input",
        "drawings",
        "class-pictures",
        "charts",
        "vote",
        "question",
        "board",
        "challenges",
      ]}
    >
      {/* Keeps content clear of a notch. */}
      <div className="pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)]">{children}</div>
    </Messages>
  );
}
