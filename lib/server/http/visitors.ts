import { type DeskRole, deskRole } from "@/db/session/desks";
import { type Seat, seatOf } from "@/db/session/seats/seats";
import { findSession, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { type Cookies, type SignedIn, signedInByCookies } from "@/lib/auth/teacher-from-cookies";
import { seatCookieName } from "@/lib/protocol/join";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isSeatValid } from "@/lib/session/decide/seats";
import type { Rooms } from "../room/rooms";
import type { Asked, DeskVisitor, SeatVisitor } from "./route";

/** The seat in this session that a browser's cookies hold, removed or not; null when there is none. */
export async function seatOfCookies(db: Database, session: string, cookies: Cookies): Promise<Seat | null> {
  const token = cookies[seatCookieName(session)];
  return token === undefined ? null : seatOf(db, session, token);
}

/** A teacher who may hold a session's desk, and the sign-in that their browser has. */
type DeskHolder = SignedIn & { readonly role: DeskRole };

/** The sign-in that these cookies hold, if it is that of a teacher who may hold the session's desk; otherwise why not. */
export async function deskHolder(
  db: Database,
  session: Pick<SessionRow, "id" | "hostId">,
  cookies: Cookies,
): Promise<DeskHolder | "not-signed-in" | "not-allowed"> {
  const signedIn = await signedInByCookies(cookies, db);
  if (!signedIn) return "not-signed-in";
  const role = await deskRole(db, session, signedIn.teacher.id);
  return role ? { ...signedIn, role } : "not-allowed";
}

type Asking = Pick<Asked, "cookies" | "about" | "withinLimit"> & { readonly session: string };

/** Identifies the visitor of a route by their cookies: an admitted seat of the class, or a teacher who may hold its desk. */
export function createVisitors({ db, rooms }: { readonly db: Database; readonly rooms: Rooms }) {
  const bySeat = async (
    row: SessionRow,
    { cookies, about, withinLimit }: Asking,
  ): Promise<SeatVisitor | ProblemCode> => {
    const seat = await seatOfCookies(db, row.id, cookies);
    if (!seat) return "seat-lost";
    about.seat = seat.participant;
    if (seat.removed) return "seat-removed";
    if (!(await withinLimit(`${row.id} ${seat.participant}`))) return "too-fast";
    const live = await rooms.open(row);
    const refused = (): ProblemCode | null => {
      const owner = live.room.session().participants[seat.participant];
      if (owner && !isSeatValid(owner, seat.life)) return "seat-removed";
      return owner?.admitted ? null : "not-admitted";
    };
    return refused() ?? { kind: "seat", row, seat, live, refused };
  };

  const asTeacher = async (
    row: SessionRow,
    { cookies, about, withinLimit }: Asking,
  ): Promise<DeskVisitor | ProblemCode> => {
    const holder = await deskHolder(db, row, cookies);
    if (typeof holder === "string") return holder;
    const { teacher, role } = holder;
    about.seat = undefined;
    about.teacher = teacher.id;
    return (await withinLimit(`${row.id} ${teacher.id}`))
      ? { kind: "desk", row, teacher: teacher.id, role }
      : "too-fast";
  };

  return async (
    who: "seat" | "host" | "desk" | "seat or desk",
    asking: Asking,
  ): Promise<SeatVisitor | DeskVisitor | ProblemCode> => {
    asking.about.session = asking.session;
    const row = await findSession(db, asking.session);
    if (!row) return "no-such-session";
    if (who === "host" || who === "desk") {
      const teacher = await asTeacher(row, asking);
      return typeof teacher !== "string" && who === "host" && teacher.role !== "host"
        ? "not-allowed"
        : teacher;
    }
    const seated = await bySeat(row, asking);
    if (who === "seat" || typeof seated !== "string" || seated === "too-fast") return seated;
    // Teachers who try out their own class may also have a seat in it, even one that is removed or waiting.
    const teacher = await asTeacher(row, asking);
    return typeof teacher !== "string" || teacher === "too-fast" ? teacher : seated;
  };
}
