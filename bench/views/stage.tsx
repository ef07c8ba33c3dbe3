import { NextIntlClientProvider } from "next-intl";
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { ClassCurves } from "@/components/board/class-curves";
import { ClassPictureView } from "@/components/class-pictures/class-picture-view";
import { ClassSurfaces } from "@/components/class-pictures/live-surfaces";
import { useClassColours } from "@/components/class-pictures/use-class-colours";
import { useValley, type ValleyOf } from "@/components/lab/valley/live-valley";
import { ValleyView } from "@/components/lab/valley/valley-view";
import { ReadingDirection } from "@/components/ui/page/reading-direction";
import { challengeInfo, findChallenge } from "@/lib/challenges/catalogue";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import type { Hyperparameters } from "@/lib/learning/training/hyperparameters";
import { unreachable } from "@/lib/learning/unreachable";
import { leaderboard } from "@/lib/session/board/leaderboard";
import { CHALLENGE, SESSION, type SimulatedClass } from "./class";

const CLASS_VIEWS = ["curves", "rates", "sizes", "surfaces"] as const;
export type ClassView = (typeof CLASS_VIEWS)[number];

export const MESSAGES = await loadCatalogue("en");
export const EXERCISE = challengeInfo(findChallenge(CHALLENGE)!);

const root = createRoot(document.body.appendChild(document.createElement("main")));

/** Shows something in the size it has on a laptop of 1366 × 768, replacing what was shown. `place`: a class picture on the desk, or the middle of the lab. */
export function show(place: "desk" | "lab", shown: ReactNode): void {
  const size = place === "desk" ? { width: 880, height: 560 } : { width: 600, height: 600 };
  flushSync(() =>
    root.render(
      <NextIntlClientProvider locale="en" messages={MESSAGES} timeZone="UTC">
        <ReadingDirection direction="ltr">
          <div className="flex flex-col rounded-card border border-line bg-surface p-4" style={size}>
            {shown}
          </div>
        </ReadingDirection>
      </NextIntlClientProvider>,
    ),
  );
}

export function clear(): void {
  flushSync(() => root.render(null));
}

/** A picture of the class, as on the host's desk. */
export function ClassPicture({ view, place }: { view: ClassView; place: SimulatedClass }) {
  const session = useSyncExternalStore(place.subscribe, place.state, place.state);
  const standings = useMemo(() => leaderboard(session, 0), [session]);
  const colours = useClassColours({ session, round: 0, challenge: EXERCISE, standings, chosen: null });
  const shown = { session, round: 0, colours };
  switch (view) {
    case "curves":
      return <ClassCurves {...shown} standings={standings} />;
    case "rates":
    case "sizes":
      return (
        <ClassPictureView {...shown} picture={view} challenges={[EXERCISE]} drawNetworks={null} size="desk" />
      );
    case "surfaces":
      return (
        <ClassSurfaces {...{ session, round: 0 }} sessionId={SESSION} challenge={EXERCISE} size="desk" />
      );
    default:
      return unreachable(view);
  }
}

/** The valley of a training as in a lab. `onRefresh`: called with how long each complete valley took, in milliseconds. */
export function KeptValley({
  of,
  open,
  hyperparameters,
  onRefresh,
}: {
  of: ValleyOf;
  open: boolean;
  hyperparameters: Hyperparameters;
  onRefresh: (ms: number) => void;
}) {
  const measured = useValley(of, open);
  const { refreshMs } = measured;
  useEffect(() => {
    if (refreshMs !== null) onRefresh(refreshMs);
  }, [refreshMs, onRefresh]);
  return <ValleyView duel={null} sight={{ ...measured, hyperparameters, onVisible: nothing }} />;
}

function nothing() {}
