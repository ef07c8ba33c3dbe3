import { io, type Socket } from "socket.io-client";
import type { Reply } from "@/lib/protocol/socket";
import { SOCKET_PATH } from "@/lib/protocol/socket";
import { drawingBy } from "@/lib/testing/drawings/drawn-class";
import { takeSeat } from "./openings";
import type { Visitors } from "./visitors";

/** Students without a lab, who only draw. */
export class DrawingStudents {
  readonly #sockets: Socket[] = [];

  /** Seats so many of them in a class. */
  async join(visitors: Visitors, origin: string, code: string, session: string, count: number) {
    for (let student = 0; student < count; student++) {
      const page = await visitors.arrive();
      await takeSeat(page, code, `Artist ${student + 1}`);
      const { cookies } = await page.context().storageState();
      const socket = io(origin, {
        ...{ path: SOCKET_PATH, transports: ["websocket"], forceNew: true, rejectUnauthorized: false },
        extraHeaders: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
        auth: { position: null, session, screen: "lab" },
      });
      this.#sockets.push(socket);
    }
  }

  /** Each sends so many drawings of the first round, of both words in turn. Resolves to what was refused. */
  async draw(each: number): Promise<Reply[]> {
    const replies = this.#sockets.map(async (socket, author) => {
      const refused: Reply[] = [];
      for (let number = 0; number < each; number++) {
        const label = (author + number) % 2;
        const strokes = drawingBy(author, number, label);
        const drawing = { type: "send-drawing", round: 0, number, label, strokes };
        const reply: Reply = await socket.timeout(10_000).emitWithAck("command", drawing);
        if (!reply.ok) refused.push(reply);
      }
      return refused;
    });
    return (await Promise.all(replies)).flat();
  }

  leave(): void {
    for (const socket of this.#sockets) socket.disconnect();
  }
}
