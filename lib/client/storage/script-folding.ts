"use client";

import { useState } from "react";
import { browserStorage } from "./plan-drafts";

const KEPT_AS = "downhill-script";

/** Whether the script on the desk is folded up, as the teacher left it on this device. */
export function useScriptFolding(): { readonly folded: boolean; readonly onFold: (folded: boolean) => void } {
  const [folded, setFolded] = useState(() => browserStorage()?.getItem(KEPT_AS) === "folded");
  return {
    folded,
    onFold(next) {
      setFolded(next);
      try {
        browserStorage()?.setItem(KEPT_AS, next ? "folded" : "open");
      } catch {
        // Without room in the browser, it is forgotten.
      }
    },
  };
}
