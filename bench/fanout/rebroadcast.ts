import { createServer } from "node:http";
import { Server } from "socket.io";
import { MAX_MESSAGE_BYTES, SOCKET_PATH } from "@/lib/protocol/socket";

/** The obvious solution: every report goes to everybody, at once and unchanged. */
export function serveRebroadcast() {
  const http = createServer();
  const io = new Server(http, {
    path: SOCKET_PATH,
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
  });
  let seq = 0;
  io.on("connection", (socket) => {
    const participant: number = socket.handshake.auth.seat;
    socket.on("command", (command, reply) => {
      if (command.type === "report-points") {
        const to = command.from + command.points.step.length;
        io.emit("report", { ...command, type: "points-reported", participant, to, seq: seq++ });
      }
      reply({ ok: true });
    });
  });
  return { http, close: () => void io.close() };
}
