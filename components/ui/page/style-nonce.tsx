"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import { type ReactNode, useState } from "react";

/** Gives the CSP nonce to the style elements that some controls add to the page; without it, the policy ignores them. */
export function StyleNonce({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  // The policy is that of the first page. What is rendered again later, as after a server action, brings another nonce.
  const [first] = useState(nonce);
  return <CSPProvider nonce={first}>{children}</CSPProvider>;
}
