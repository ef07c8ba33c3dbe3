import type { Frame, ScreenKind, Snapshot } from "@/lib/protocol/socket";
import type { Problem } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";

/** One connected screen, as the live part sees it: a socket in the server, an array in a test. */
export type Screen = {
  readonly kind: ScreenKind;
  /** Whose lab it is; null on the desk and the projector. */
  readonly self: ParticipantId | null;
  /** Bytes that wait for this screen to take them. */
  backlog(): number;
  snapshot(snapshot: Snapshot): void;
  /** Closes it for good, with the reason. */
  goodbye(why: Problem): void;
  /** Closes the connection; the screen comes back by itself. */
  drop(): void;
};

/** Sends one frame to several screens, serialised once. */
export type SendFrame = (screens: readonly Screen[], frame: Frame) => void;
