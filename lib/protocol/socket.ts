import { z } from "zod";
import { HostCommand, ParticipantCommand } from "@/lib/session/decide/commands";
import type { NotStored, Problem } from "@/lib/session/decide/problem";
import type { Millis, ParticipantId, SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";

/** Socket.IO's path on the one port. */
export const SOCKET_PATH = "/socket.io";
/** No message is larger, either way; larger things go over HTTP. */
export const MAX_MESSAGE_BYTES = 64 * 1024;
/** A student reports at most this often, whatever the training speed. */
export const REPORT_INTERVAL_MS = 250;

/** Which screen a socket feeds; it decides the detail of its frames and what it may ask for. */
export const ScreenKind = z.enum(["lab", "desk", "projector"]);
export type ScreenKind = z.infer<typeof ScreenKind>;

/** Where a screen's copy of the log stands: which life of the room it came from, and its last event. */
export const Position = z.strictObject({ epoch: z.string().max(64), seq: z.int().min(-1) });
export type Position = z.infer<typeof Position>;

/** `auth` of the Socket.IO handshake. Who is asking comes from the cookies, not from here. */
export const Hello = z.strictObject({
  session: z.uuid(),
  screen: ScreenKind,
  position: Position.nullable(),
});
export type Hello = z.infer<typeof Hello>;

/** Answer to every message: done, or refused with a reason. What a lab tells is answered when it is stored, not before. */
export type Reply = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

/** Events `from` … `to` of the log, at the detail this screen needs: one message a tick. */
export type Frame = {
  readonly epoch: string;
  /** First and last seq covered. `from` is the receiver's last seq + 1, or it has missed something and asks. */
  readonly from: number;
  readonly to: number;
  readonly events: readonly SessionEvent[];
  /** To a lab: how others' runs stand, in place of what happened to them. See `packed-sightings`. */
  readonly seen?: string;
  /** The log is safely stored up to this seq. */
  readonly storedUpTo: number;
  /** Why no more of it could be stored when that was last tried. */
  readonly notStored?: NotStored;
  /** The server's clock, in milliseconds since the session was created. */
  readonly now: Millis;
};

/** The whole state, for a screen that is new or has missed too much. */
export type Snapshot = {
  readonly epoch: string;
  /** To a lab without the runs of others: those are in `seen`. */
  readonly session: Session;
  readonly seen?: string;
  readonly storedUpTo: number;
  readonly notStored?: NotStored;
  readonly now: Millis;
  /** Whose lab this is; null on the desk and the projector. */
  readonly self: ParticipantId | null;
};

/** What a client emits: `command` for anything it asks for, `resync` when it finds a gap. */
export const Command = z.union([ParticipantCommand, HostCommand]);
export type Command = z.infer<typeof Command>;

export type ClientToServer = {
  command: (command: Command, reply: (reply: Reply) => void) => void;
  resync: (position: Position, reply: (reply: Reply) => void) => void;
};

export type ServerToClient = {
  snapshot: (snapshot: Snapshot) => void;
  frame: (frame: Frame) => void;
  /** This socket is closed for good, and why; the client does not reconnect. */
  goodbye: (problem: Problem) => void;
};
