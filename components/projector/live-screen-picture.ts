import { useCallback, useEffect, useRef, useState } from "react";
import { hearDesk } from "@/lib/client/screen-channel";
import type { ClassPicture } from "@/lib/session/class-picture";
import type { Session } from "@/lib/session/session";

/**
 * The picture of the class that this screen shows; null: what belongs to the moment. `first`: as its address says. A desk in the same browser may choose one.
 * When the class goes on, the moment has the screen again.
 */
export function useScreenPicture(
  sessionId: string,
  session: Session | null,
  first: ClassPicture | null,
): readonly [ClassPicture | null, (picture: ClassPicture | null) => void] {
  const moment = session && momentOf(session);
  const [chosen, setChosen] = useState<{ moment: string | null; picture: ClassPicture | null }>({
    moment: null,
    picture: first,
  });
  // What the address says is for the moment that the screen was opened in.
  const picture = chosen.moment === null || chosen.moment === moment ? chosen.picture : null;
  useEffect(() => {
    if (moment !== null) setChosen((before) => (before.moment === null ? { ...before, moment } : before));
  }, [moment]);
  const now = useRef(moment);
  useEffect(() => {
    now.current = moment;
  });
  const show = useCallback((picture: ClassPicture | null) => setChosen({ moment: now.current, picture }), []);
  useEffect(() => hearDesk(sessionId, show), [sessionId, show]);
  return [picture, show];
}

/** Another one whenever the class goes on, or a test is opened. */
function momentOf({ phase, rounds }: Session): string {
  const opened = rounds.filter((round) => round.state === "closed" && round.test !== null).length;
  return `${phase.kind}/${"round" in phase ? phase.round : ""}/${opened}`;
}
