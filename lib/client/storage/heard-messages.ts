"use client";

import { useCallback, useState } from "react";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Message } from "@/lib/session/log/session";
import { browserStorage } from "./plan-drafts";

const PREFIX = "downhill-heard";

/**
 * What the teacher said last to the student of a lab, until the student puts it aside; null: nothing. How many were put aside is remembered on this device, so
 * that a message is there again after a reload, and one that was read is not.
 */
export function useLastMessage(
  sessionId: string,
  seat: ParticipantId | null,
  messages: readonly Message[],
): { readonly text: string | null; readonly onDismiss: () => void } {
  const key = `${PREFIX}/${sessionId}/${seat}`;
  const [heard, setHeard] = useState<{ readonly key: string; readonly count: number } | null>(null);
  const count = heard?.key === key ? heard.count : heardBefore(key);
  const said = messages.length;
  const onDismiss = useCallback(() => {
    setHeard({ key, count: said });
    try {
      browserStorage()?.setItem(key, String(said));
    } catch {
      // Without room in the browser, the message is back after a reload.
    }
  }, [key, said]);
  return { text: seat !== null && said > count ? messages[said - 1]!.text : null, onDismiss };
}

function heardBefore(key: string): number {
  const written = Number(browserStorage()?.getItem(key) ?? 0);
  return Number.isSafeInteger(written) ? written : 0;
}
