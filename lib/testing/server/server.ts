import type { AddressInfo } from "node:net";
import { io } from "socket.io-client";
import type { Database } from "@/db/store/client";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import { createClassDoor } from "@/lib/auth/class-door";
import { type Frame, type Hello, type Reply, type Snapshot, SOCKET_PATH } from "@/lib/protocol/socket";
import { feedOf, stretchOf } from "@/lib/protocol/stretch";
import { type ClassServerOptions, createClassServer } from "@/lib/server/class-server";
import type { Pace } from "@/lib/server/http/bodies";
import type { KeyedCertificate } from "@/lib/server/https/certificate";
import { createLogger } from "@/lib/server/logger";
import type { OpeningPatience } from "@/lib/server/referee/test-opening";
import type { Clock } from "@/lib/server/room/clock";
import { ParticipantCommand } from "@/lib/session/decide/commands";
import type { Problem } from "@/lib/session/decide/problem";
import type { Session } from "@/lib/session/log/session";
import { confirm, EMPTY_FEED, type Feed, receive } from "@/lib/session/log/stretch";
import { bundledThread } from "./thread";

/** Starts a class server with real sockets, without pages. `port` 0: any free one. */
export async function startClassServer(
  db: Database,
  {
    port = 0,
    maxParticipants = 300,
    publicUrl = null as string | null,
    trustProxy = false,
    certificate = null as KeyedCertificate | null,
    heardWithinMs = undefined as number | undefined,
    mostWaiting = undefined as number | undefined,
    signInCheckMs = undefined as number | undefined,
    log = createLogger("silent"),
    door = createClassDoor(),
    metricsToken = null as string | null,
    refereeThread = null as URL | null,
    weightsPatience = undefined as number | undefined,
    replayThread = null as URL | null,
    clock = undefined as Clock | undefined,
    pages = ((_, response) => response.writeHead(404).end()) as ClassServerOptions["pages"],
    pace = undefined as Pace | undefined,
    openingPatience = undefined as OpeningPatience | undefined,
  } = {},
) {
  const server = createClassServer({
    db,
    maxParticipants,
    mostWaiting,
    weightsPatience,
    signInCheckMs,
    refereeThread: refereeThread ?? (await bundledThread("referee")),
    replayThread: replayThread ?? (await bundledThread("replay")),
    publicUrl,
    trustProxy,
    certificate,
    // Any port will do: what counts is that there is one.
    httpsPort: certificate && 1,
    heardWithinMs,
    development: false,
    metricsToken,
    pace,
    openingPatience,
    log,
    door,
    clock,
    pages,
  });
  await new Promise<void>((resolve) => server.http.listen(port, "127.0.0.1", resolve));
  const { port: taken } = server.http.address() as AddressInfo;
  const { https } = server;
  if (https) await new Promise<void>((resolve) => https.listen(0, "127.0.0.1", resolve));
  const secureUrl = https && `https://127.0.0.1:${(https.address() as AddressInfo).port}`;
  return { ...server, port: taken, url: `http://127.0.0.1:${taken}`, secureUrl };
}

export type TestServer = Awaited<ReturnType<typeof startClassServer>>;

/** Joins as a browser that has opened the page does. `cookie`: the header to send from then on; empty when refused. */
export async function join(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; reply: unknown; cookie: string; setCookie: string }> {
  const response = await fetch(`${url}/api/join`, {
    method: "POST",
    headers: { "Content-Type": "application/json", cookie: `${BROWSER_PASS_COOKIE}=before`, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const setCookie = response.headers.get("set-cookie") ?? "";
  return {
    status: response.status,
    reply: await response.json(),
    cookie: setCookie.split(";")[0],
    setCookie,
  };
}

/** A screen as in a browser: keeps the session that results from what it gets, and every message. */
export function connect(
  url: string,
  hello: Partial<Hello> & { session: string; screen: Hello["screen"] },
  cookie: string,
  {
    headers = {},
    transports = ["websocket"],
    trust = undefined,
  }: { headers?: Record<string, string>; transports?: string[]; trust?: string } = {},
) {
  const got = {
    snapshots: [] as Snapshot[],
    frames: [] as Frame[],
    goodbyes: [] as Problem[],
    refusals: [] as unknown[],
  };
  let feed: Feed = EMPTY_FEED;
  let epoch: string | null = null;
  const position = () => (epoch === null ? null : { epoch, seq: feed.session.seq });
  const socket = io(url, {
    path: SOCKET_PATH,
    transports,
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    // The certificate of an authority, in PEM.
    ca: trust,
    extraHeaders: { cookie, ...headers },
    auth: (give) => give({ position: position(), ...hello }),
  });
  socket.on("snapshot", (snapshot: Snapshot) => {
    got.snapshots.push(snapshot);
    epoch = snapshot.epoch;
    feed = feedOf(snapshot);
  });
  socket.on("frame", (frame: Frame) => {
    got.frames.push(frame);
    feed = receive(feed, stretchOf(frame));
  });
  socket.on("goodbye", (why: Problem) => got.goodbyes.push(why));
  socket.on("connect_error", (error: Error & { data?: unknown }) =>
    got.refusals.push(error.data ?? error.message),
  );
  return {
    ...got,
    socket,
    position,
    session: (): Session => feed.session,
    async send(command: unknown): Promise<Reply> {
      const reply: Reply = await socket.timeout(10_000).emitWithAck("command", command);
      const { success, data } = ParticipantCommand.safeParse(command);
      if (reply.ok && success && data.type === "report-points") feed = confirm(feed, data);
      return reply;
    },
    ask: (event: string, ...message: unknown[]): Promise<Reply> =>
      socket.timeout(10_000).emitWithAck(event, ...message),
    close: () => void socket.disconnect(),
  };
}

export type TestScreen = ReturnType<typeof connect>;
