import { networkOf } from "@/lib/auth/network-of";
import { CHECK_NAMESPACE, type CheckReply } from "@/lib/protocol/check";
import type { Answer } from "../http/answer";
import type { Asked } from "../http/route";
import type { ClassServer } from "../room/class-socket";

/** Tells a page that checks the classroom the server's clock. */
export async function answerCheck({ from, withinLimit }: Asked): Promise<Answer> {
  if (!(await withinLimit(networkOf(from)))) return "too-fast";
  const reply: CheckReply = { now: Date.now() };
  return { json: reply };
}

/**
 * Lets pages that check the classroom try a socket. Nobody says who they are, so it is bounded like any socket that has not been heard: by the
 * handshakes of a network, by how many may wait, and by the time until it is closed (see `unheard-sockets`). Whoever sends something is
 * disconnected.
 */
export function serveCheckSockets(io: ClassServer): void {
  io.of(CHECK_NAMESPACE).on("connection", (socket) => {
    socket.onAny(() => socket.conn.close(true));
  });
}
