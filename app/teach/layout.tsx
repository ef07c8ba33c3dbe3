import type { ReactNode } from "react";
import { Messages } from "@/app/messages-provider";

export default function TeachLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["teach", "people", "identity", "lti", "challenges"]}>{children}</Messages>;
}
