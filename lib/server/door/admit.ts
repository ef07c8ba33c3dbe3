import type { IncomingMessage } from "node:http";
import type { Seat } from "@/db/session/seats/seats";
import { findSession } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { Hello } from "@/lib/protocol/socket";
import { type Problem, type ProblemCode, problem } from "@/lib/session/decide/problem";
import { isSeatValid } from "@/lib/session/decide/seats";
import type { ParticipantId } from "@/lib/session/log/events";
import { readCookies } from "../http/cookies";
import { deskHolder, seatOfCookies } from "../http/visitors";
import type { Admission } from "../room/class-socket";
import type { LiveRoom } from "../room/live-room";
import type { Rooms } from "../room/rooms";

/** How many desks and projectors one class can have. A seat has one lab, the newest. */
export const MOST_HOST_SCREENS = 40;

type Admit =
  | { readonly ok: true; readonly admission: Admission }
  | {
      readonly ok: false;
      readonly problem: Problem;
      /** Which session and seat it was about, as far as known. */
      readonly session?: string;
      readonly seat?: ParticipantId;
    };

/** Decides by its cookies whether a socket may join a class. `hello`: what the page says it is. Throws when the database fails. */
export async function admit(
  db: Database,
  rooms: Rooms,
  hello: unknown,
  { headers }: Pick<IncomingMessage, "headers">,
): Promise<Admit> {
  const askedAt = performance.now();
  const parsed = Hello.safeParse(hello);
  if (!parsed.success) return refuse("bad-request");
  const { session: id, screen: kind, position } = parsed.data;
  const cookies = readCookies(headers);
  const session = await findSession(db, id);
  if (!session) return refuse("no-such-session");

  if (kind === "lab") {
    const seat = await seatOfCookies(db, id, cookies);
    if (!seat) return refuse("seat-lost", id);
    const live = await rooms.open(session);
    const refused = refusedSeat(live, seat);
    if (refused) return refuse(refused, id, seat.participant);
    const actor = { kind: "participant", participant: seat.participant } as const;
    return {
      ok: true,
      admission: {
        row: session,
        live,
        actor,
        kind,
        position,
        askedAt,
        signIn: null,
        teacher: null,
        budget: `${id} ${seat.participant}`,
      },
    };
  }

  const holder = await deskHolder(db, session, cookies);
  if (typeof holder === "string") return refuse(holder, id);
  const live = await rooms.open(session);
  if (live.screens().filter(({ self }) => self === null).length >= MOST_HOST_SCREENS)
    return refuse("too-many-screens", id);
  // The projector only looks.
  const actor = kind === "desk" ? ({ kind: "host" } as const) : null;
  const { signIn } = holder;
  const teacher = holder.teacher.id;
  return {
    ok: true,
    admission: {
      ...{ row: session, live, actor, kind, position, askedAt, signIn, teacher },
      budget: `${id} ${kind} ${teacher}`,
    },
  };
}

/** Why a seat may not connect; null when it may. A seat is valid only if the log has its participant. */
function refusedSeat({ room }: LiveRoom, seat: Seat): ProblemCode | null {
  const participant = room.session().participants[seat.participant];
  if (!participant) return "seat-lost";
  if (seat.removed || !isSeatValid(participant, seat.life)) return "seat-removed";
  // Somebody who took a seat but never used it may find that it has been given away in a full room.
  return room.mayArrive(participant) ? null : "session-full";
}

function refuse(code: ProblemCode, session?: string, seat?: ParticipantId): Admit {
  return { ok: false, problem: problem(code), session, seat };
}
