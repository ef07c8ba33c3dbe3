import { useCallback, useMemo } from "react";
import type { Takeaway } from "@/lib/session/insights/takeaway";
import { shownTakeaways } from "@/lib/session/insights/takeaways";
import { Debrief } from "./debrief";
import { TakeawayPicture, type TakeawayPictureProps } from "./takeaway-picture";

/** The debrief of a round on a screen that has all its runs: the desk, the projector or a replay. `pictured`: each takeaway with its picture. */
export function ClassDebrief({
  session,
  round,
  challenges,
  drawNetworks,
  size,
  pictured = false,
  onOpen,
}: TakeawayPictureProps & { pictured?: boolean }) {
  const exercise = challenges[round] ?? null;
  const takeaways = useMemo(
    () => exercise && shownTakeaways(session, round, exercise),
    [session, round, exercise],
  );
  const beside = useCallback(
    (takeaway: Takeaway) => (
      <TakeawayPicture {...{ takeaway, session, round, challenges, drawNetworks, size, onOpen }} />
    ),
    [session, round, challenges, drawNetworks, size, onOpen],
  );
  return <Debrief {...{ session, round, takeaways, size }} pictureOf={pictured ? beside : undefined} />;
}
