import type { Viewport } from "next";
import type { ReactNode } from "react";
import { Messages } from "@/app/messages-provider";

/** As in class, the lab uses the whole screen of a phone. */
export const viewport: Viewport = { viewportFit: "cover", interactiveWidget: "resizes-content" };

export default function AloneLayout({ children }: { children: ReactNode }) {
  return (
    <Messages
      instead="alone"
      namespaces={[
        "alone",
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
        "charts",
        "question",
        "board",
        "challenges",
      ]}
    >
      <div className="pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)]">{children}</div>
    </Messages>
  );
}
