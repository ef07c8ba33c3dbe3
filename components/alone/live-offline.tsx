"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { keepOfflineCopy, type OfflineState } from "@/lib/client/offline/offline-copy";

/** Keeps a copy of the page for use offline, and says whether there is one. `forgotten`: the reader has had it removed. */
export function OfflineLine({ forgotten }: { forgotten: boolean }) {
  const t = useTranslations("alone.offline");
  const [state, setState] = useState<OfflineState | "saving">("saving");
  useEffect(() => {
    void keepOfflineCopy().then(setState);
  }, []);
  if (forgotten || state === "none") return null;
  return <p role="status">{t(state)}</p>;
}
