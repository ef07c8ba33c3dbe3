import { randomBytes } from "node:crypto";
import { hasRoundStarted, sealKey } from "@/db/session/rounds";
import type { Database } from "@/db/store/client";
import { SEAL_NONCE_BYTES, seal } from "@/lib/protocol/sealed-split";
import type { Plan } from "@/lib/session/decide/plan";
import type { Rooms } from "../../room/rooms";
import type { Answer } from "../answer";
import type { Asked, DeskVisitor, SeatVisitor } from "../route";
import { createRoundExamples, examplesHeaders } from "./round-examples";

type Request = Asked<"session" | "round" | "split", "seat or desk">;

/**
 * A round's examples: as they are once it has started, and sealed before, so that a lab can fetch them while it waits. The key is given out
 * when the round has started. The test split has no address.
 */
export function createSplits({ db, rooms }: { readonly db: Database; readonly rooms: Rooms }) {
  const examples = createRoundExamples(db);

  return {
    async open({ params: { round, split }, visitor }: Request): Promise<Answer> {
      const { row } = visitor;
      const plan = planOf(visitor);
      if (!plan.rounds[round]) return "no-such-round";
      if (!(await hasRoundStarted(db, row.id, round))) return "round-not-running";
      if (plan.rounds[round].drawings) {
        const { room } = visitor.kind === "seat" ? visitor.live : await rooms.open(row);
        const author = visitor.kind === "seat" ? visitor.seat.participant : null;
        return examples.drawn(row, room.session(), { round, split }, author);
      }
      const bytes = await examples.bytes(row, plan, { round, split });
      // Images shrink to a twentieth. Labs unpack the body themselves.
      return typeof bytes === "string" ? bytes : { headers: examplesHeaders("application/gzip"), bytes };
    },

    /** Only the first round's and those of the round after one that has started, so that nobody has the server make all splits of a plan. */
    async sealed({
      params: { round, split },
      visitor,
      query,
    }: Asked<"session" | "round" | "split", "seat">): Promise<Answer> {
      const { row } = visitor;
      const plan = planOf(visitor);
      const planned = plan.rounds[round];
      // The host may have put another challenge there since the page saw the plan.
      if (!planned || query.get("of") !== planned.challenge) return "no-such-round";
      // Before it starts, the class may still be drawing.
      if (planned.drawings) return "round-not-running";
      if (round > 0 && !(await hasRoundStarted(db, row.id, round - 1))) return "round-not-running";
      const bytes = await examples.bytes(row, plan, { round, split });
      if (typeof bytes === "string") return bytes;
      const key = await sealKey(db, row.id, round);
      if (key === null) return "no-such-session";
      const sealed = seal(bytes, key, randomBytes(SEAL_NONCE_BYTES));
      return { headers: examplesHeaders("application/octet-stream"), bytes: Buffer.from(sealed.buffer) };
    },

    async key({ params: { round }, visitor }: Asked<"session" | "round", "seat">): Promise<Answer> {
      const { row } = visitor;
      if (!planOf(visitor).rounds[round]) return "no-such-round";
      if (!(await hasRoundStarted(db, row.id, round))) return "round-not-running";
      const key = await sealKey(db, row.id, round);
      if (key === null) return "no-such-session";
      return { headers: examplesHeaders("application/octet-stream"), bytes: Buffer.from(key) };
    },
  };
}

/** The plan as it is now: a change that the class already knows of may not be stored yet. */
function planOf(visitor: SeatVisitor | DeskVisitor): Plan {
  return visitor.kind === "seat" ? visitor.live.room.session().plan : visitor.row.plan;
}
