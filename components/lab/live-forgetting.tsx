"use client";

import { useEffect } from "react";
import { forgetSession } from "@/lib/client/storage/seat-storage";

/** Removes what this browser kept of a class that is over for it. Shows nothing. */
export function ForgetSession({ sessionId }: { sessionId: string }) {
  useEffect(() => {
    void forgetSession(sessionId);
  }, [sessionId]);
  return null;
}
