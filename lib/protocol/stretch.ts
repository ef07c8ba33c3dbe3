import { type Feed, feedFrom, type Stretch } from "@/lib/session/log/stretch";
import { readSightings } from "./packed-sightings";
import type { Frame, Snapshot } from "./socket";

export function stretchOf({ from, to, events, seen }: Frame): Stretch {
  return { from, to, events, seen: seen ? readSightings(seen) : [] };
}

export function feedOf({ session, self, seen }: Snapshot): Feed {
  return feedFrom(session, self, seen ? readSightings(seen) : []);
}
