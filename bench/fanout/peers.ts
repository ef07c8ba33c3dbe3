/**
 * The servers that are compared: our class server with its database; a Socket.IO server that sends every report to everybody; and a server on
 * plain `ws` that sends the frames of our class server, at its ticks, but neither checks nor stores anything.
 */
export const PEERS = ["ours", "rebroadcast", "ws"] as const;
export type Peer = (typeof PEERS)[number];

/** A class that is ready for its students. `cookies`: one per seat; empty if a peer has no seats. */
export type FanoutClass = {
  readonly peer: Peer;
  readonly url: string;
  readonly session: string;
  readonly hostCookie: string;
  readonly cookies: readonly string[];
};
