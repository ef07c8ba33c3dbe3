import type { ReactNode } from "react";
import { Messages } from "@/app/messages-provider";

export default function LaunchLayout({ children }: { children: ReactNode }) {
  return <Messages namespaces={["lti"]}>{children}</Messages>;
}
