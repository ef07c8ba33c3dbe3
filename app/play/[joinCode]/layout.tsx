import type { ReactNode } from "react";
import { Messages } from "@/app/messages-provider";

export default function PlayLayout({ children }: { children: ReactNode }) {
  return (
    <Messages
      namespaces={[
        "lab",
        "slow-motion",
        "valley",
        "duel",
        "mistakes",
        "scale",
        "class-pictures",
        "charts",
        "board",
        "challenges",
      ]}
    >
      {children}
    </Messages>
  );
}
