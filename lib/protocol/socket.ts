import { z } from "zod";
import { HostCommand, ParticipantCommand } from "@/lib/session/decide/commands";
import type { NotStored, Problem } from "@/lib/session/decide/problem";
import type { Millis, ParticipantId, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** Socket.IO's path on the one port. */
export const SOCKET_PATH = "/socket.io";
/** Limit on messages in both directions; anything larger goes over HTTP. */
export const MAX_MESSAGE_BYTES = 64 * 1024;
/** A lab reports points at most this often, however fast it trains. */
export const REPORT_INTERVAL_MS = 250;

/** The kind of screen behind a socket. It determines the detail of its frames and the commands that it may send. */
export const ScreenKind = z.enum(["lab", "desk", "projector"]);
export type ScreenKind = z.infer<typeof ScreenKind>;

/** The state of a screen's copy of the log: `epoch` identifies the server's room that it came from, `seq` its last event. */
export const Position = z.strictObject({ epoch: z.string().max(64), seq: z.int().min(-1) });
export type Position = z.infer<typeof Position>;

/** `auth` of the Socket.IO handshake. Who is connecting is determined by cookies, not by this. */
export const Hello = z.strictObject({
  session: z.uuid(),
  screen: ScreenKind,
  position: Position.nullable(),
});
export type Hello = z.infer<typeof Hello>;

/** The answer to every message: done, or refused with a reason. A lab's commands are answered only when they are stored. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

/** Events `from` … `to` of the log, at the level of detail that this screen needs. There is one frame per tick. */
export type Frame = {
  readonly epoch: string;
  /** First and last `seq` covered. If `from` is not the receiver's last `seq` + 1, it has missed something and asks for it. */
  readonly from: number;
  readonly to: number;
  readonly events: readonly SessionEvent[];
  /** For labs: the state of others' runs, instead of their events. See `packed-sightings`. */
  readonly seen?: string;
  /** The log is stored up to this `seq`. */
  readonly storedUpTo: number;
  /** Why the latest attempt to store more failed, if it did. */
  readonly notStored?: NotStored;
  /** The server's clock, in milliseconds since the session was created. */
  readonly now: Millis;
};

/** The whole state, for a screen that is new or has missed too much to catch up. */
export type Snapshot = {
  readonly epoch: string;
  /** For labs without the runs of others, which are in `seen`. */
  readonly session: Session;
  readonly seen?: string;
  readonly storedUpTo: number;
  readonly notStored?: NotStored;
  readonly now: Millis;
  /** Whose lab this is; null on the desk and the projector. */
  readonly self: ParticipantId | null;
};

/** What a client may send as a `command`. */
export const Command = z.union([ParticipantCommand, HostCommand]);
export type Command = z.infer<typeof Command>;

/** What a client emits: `command` for anything that it wants done, `resync` when events are missing. */
export type ClientToServer = {
  command: (command: Command, reply: (reply: Reply) => void) => void;
  resync: (position: Position, reply: (reply: Reply) => void) => void;
};

export type ServerToClient = {
  snapshot: (snapshot: Snapshot) => void;
  frame: (frame: Frame) => void;
  /** Why this socket is closed for good; the client does not reconnect. */
  goodbye: (problem: Problem) => void;
};
