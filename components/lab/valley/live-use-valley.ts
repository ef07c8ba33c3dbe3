"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { pause } from "@/lib/trainer/event-loop";
import type { LiveRun } from "@/lib/client/use-run";
import { createValleyKeeper, NO_VALLEY, type ValleyKeeper, type ValleyState } from "./live-valley";

const nothing = () => () => {};
const none = () => NO_VALLEY;

export type ValleyOf = Pick<LiveRun, "valley" | "slice" | "status" | "run">;

/** The valley round the network as it is now, kept fresh while `open`. Whoever calls it shows one run after the other. */
export function useValley({ valley, slice, status, run }: ValleyOf, open: boolean): ValleyState {
  const [keeper, setKeeper] = useState<ValleyKeeper | null>(null);
  useEffect(() => {
    const opened = createValleyKeeper({ valley, slice, pause, now: () => performance.now() });
    setKeeper(opened);
    return () => opened.look(false);
  }, [valley, slice]);

  useEffect(() => {
    if (status === "loading") keeper?.forget();
  }, [keeper, status]);
  const training = status === "training";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another network, whatever else stays.
  useEffect(() => keeper?.moved(training), [keeper, training, run]);
  useEffect(() => keeper?.look(open), [keeper, open]);
  return useSyncExternalStore(keeper?.subscribe ?? nothing, keeper?.state ?? none, none);
}
