import type { Frame, ScreenKind, Snapshot } from "@/lib/protocol/socket";
import type { Problem } from "@/lib/session/decide/problem";
import type { ParticipantId } from "@/lib/session/log/events";

/** One connected screen: a socket in the server, an array in a test. */
export type Screen = {
  readonly kind: ScreenKind;
  /** Whose lab it is; null on the desk and the projector. */
  readonly self: ParticipantId | null;
  /** Bytes waiting to be sent to this screen. */
  backlog(): number;
  snapshot(snapshot: Snapshot): void;
  /** Closes it for good, with the reason. */
  goodbye(why: Problem): void;
  /** Closes the connection; the screen reconnects by itself. */
  drop(): void;
};

/** Sends one frame to several screens, serialised once. */
export type SendFrame = (screens: readonly Screen[], frame: Frame) => void;
