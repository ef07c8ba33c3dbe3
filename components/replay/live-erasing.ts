"use client";

import { useCallback, useState } from "react";
import type { Erasing } from "./erase-student";
import { eraseParticipant } from "@/lib/client/erase-participant";

/** Erases students from a session, one at a time. `onErased`: its log is another one now. */
export function useErasing(sessionId: string, onErased: () => void): Erasing {
  const [state, setState] = useState<Omit<Erasing, "onErase">>({ busy: false, refusal: null });
  const onErase = useCallback<Erasing["onErase"]>(
    async (participant, runs) => {
      setState({ busy: true, refusal: null });
      const refusal = await eraseParticipant(sessionId, participant, { runs });
      setState({ busy: false, refusal });
      if (refusal === null) onErased();
    },
    [sessionId, onErased],
  );
  return { ...state, onErase };
}
