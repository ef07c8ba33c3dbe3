/**
 * Who sends what happens in a class to its screens: our class server with its database; a Socket.IO server that sends every report to
 * everybody; a server on `ws` alone that sends the frames of our class server, at its ticks, and neither checks nor stores anything.
 */
export const PEERS = ["ours", "rebroadcast", "ws"] as const;
export type Peer = (typeof PEERS)[number];

/** A class that waits for its students. `cookies`: a seat for each; empty where a peer has no seats. */
export type FanoutClass = {
  readonly peer: Peer;
  readonly url: string;
  readonly session: string;
  readonly hostCookie: string;
  readonly cookies: readonly string[];
};
