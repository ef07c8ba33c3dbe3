import { io } from "socket.io-client";
import { CHECK_NAMESPACE, CHECK_PATH, CheckReply } from "@/lib/protocol/check";
import { SOCKET_PATH } from "@/lib/protocol/socket";

/** How far away the server is, and by how much its clock is ahead of this device's, in milliseconds. */
export type ServerDistance = { readonly roundTripMs: number; readonly clockAheadMs: number };

/** The first request may open the connection, so it does not count. */
const TIMES = 7;
const PATIENCE_MS = 8_000;

/** Asks the server for its clock, again and again. Null when it does not answer. */
export async function measureDistance(): Promise<ServerDistance | null> {
  const asked: { readonly tookMs: number; readonly ahead: number }[] = [];
  for (let time = 0; time < TIMES; time++) {
    const before = performance.now();
    const now = await askClock();
    if (now === null) return null;
    const tookMs = performance.now() - before;
    asked.push({ tookMs, ahead: now + tookMs / 2 - Date.now() });
  }
  const counted = asked.slice(1).sort((one, other) => one.tookMs - other.tookMs);
  return {
    roundTripMs: counted[Math.floor(counted.length / 2)]!.tookMs,
    // The quickest answer tells the time best.
    clockAheadMs: counted[0]!.ahead,
  };
}

async function askClock(): Promise<number | null> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), PATIENCE_MS);
  try {
    const response = await fetch(CHECK_PATH, { cache: "no-store", signal: over.signal });
    const reply = CheckReply.safeParse(await response.json());
    return reply.success ? reply.data.now : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export type Transport = "websocket" | "polling";

/** Whether a socket can be opened by this transport alone. */
export function trySocket(transport: Transport): Promise<boolean> {
  const socket = io(CHECK_NAMESPACE, {
    path: SOCKET_PATH,
    transports: [transport],
    forceNew: true,
    reconnection: false,
    timeout: PATIENCE_MS,
  });
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE_MS);
    socket.once("connect", () => {
      clearTimeout(timer);
      resolve(true);
    });
    socket.once("connect_error", () => {
      clearTimeout(timer);
      resolve(false);
    });
  }).finally(() => socket.disconnect());
}
