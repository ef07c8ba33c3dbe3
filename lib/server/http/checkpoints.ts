import { z } from "zod";
import { bytesOfFloats, floatsInBytes } from "@/lib/learning/numbers/float-bytes";
import type { ProblemCode } from "@/lib/session/decide/problem";
import type { RefereeDesk } from "../referee/referee-desk";
import type { UploadWatch } from "../referee/upload-watch";
import type { Rooms } from "../room/rooms";
import type { Answer } from "./answer";
import type { BodyRoom, HeldBytes, Unread } from "./bodies";
import type { Asked } from "./route";

const Step = z.coerce.number().int().min(0).max(16_777_216);

/** Memory for weights that are being uploaded or waiting to be checked, of the whole server. */
export const CHECKPOINT_ROOM = { most: 64 * 1024 ** 2, mostFrom: 32 * 1024 ** 2 };

const DONE: Answer = { json: { ok: true } };

const UNREAD: Readonly<Record<Unread, Answer>> = {
  "too-large": { refused: "not-a-checkpoint", status: 413 },
  // Nothing more is read from a client that was too slow.
  "too-slow": { refused: "upload-too-slow", headers: { Connection: "close" } },
  "no-room": "uploads-full",
  "given-up": { refused: "newer-upload", headers: { Connection: "close" } },
};

export type CheckpointUploadOptions = {
  readonly desk: RefereeDesk;
  readonly uploads: UploadWatch;
  readonly room: BodyRoom;
};

/** Receives the weights of a run at its best point (`?step=S`) and passes them to the referee. */
export function createCheckpointUpload({ desk, uploads, room }: CheckpointUploadOptions) {
  /** One upload per seat is read at a time: a page that is reloaded starts another while the first is still arriving. */
  const reading = new Map<string, AbortController>();

  const read = async (asked: Pick<Asked, "readBytes">, seat: string, held: HeldBytes) => {
    reading.get(seat)?.abort();
    const own = new AbortController();
    reading.set(seat, own);
    return asked.readBytes({ held, signal: own.signal }).finally(() => {
      if (reading.get(seat) === own) reading.delete(seat);
    });
  };

  return async (asked: Asked<"session" | "run", "seat">): Promise<Answer> => {
    const { params, query, visitor, from } = asked;
    const parsed = Step.safeParse(query.get("step") ?? "");
    if (!parsed.success) return "bad-request";
    const step = parsed.data;
    const { row, live, refused } = visitor;
    const { participant } = visitor.seat;
    const of = { participant, run: params.run, step };
    const known = desk.expect({ row, live }, of);
    if (known !== null) {
      asked.skipBody();
      return (await known) ?? DONE;
    }
    const end = uploads.begin(row.id, participant);
    const held = room.enter(from);
    try {
      const body = await read(asked, `${row.id} ${participant}`, held);
      if (typeof body === "string") return UNREAD[body];
      const weights = floatsInBytes(body);
      if (!weights) return "not-a-checkpoint";
      return refused() ?? (await desk.take({ row, live }, { ...of, weights })) ?? DONE;
    } finally {
      held.leave();
      end();
    }
  };
}

/** Returns the stored weights of one of the seat's own runs, for a page that was reloaded in a browser that keeps nothing. */
export function createOwnCheckpoint({ desk }: { readonly desk: RefereeDesk }) {
  return async ({ params, visitor }: Asked<"session" | "run", "seat">): Promise<Answer> =>
    weightsOr("no-such-run", await desk.network(visitor, visitor.seat.participant, params.run));
}

/** Returns the stored weights of a student's run to a teacher, for desk and projector. Nobody else sees a student's network. */
export function createCheckpointOfStudent({
  desk,
  rooms,
}: {
  readonly desk: RefereeDesk;
  readonly rooms: Rooms;
}) {
  return async ({
    params,
    visitor: { row },
  }: Asked<"session" | "participant" | "run", "desk">): Promise<Answer> => {
    const live = await rooms.open(row);
    return weightsOr("no-such-run", await desk.network({ row, live }, params.participant, params.run));
  };
}

function weightsOr(code: ProblemCode, weights: Float32Array | null): Answer {
  if (!weights) return code;
  return { headers: { "Content-Type": "application/octet-stream" }, bytes: bytesOfFloats(weights) };
}
