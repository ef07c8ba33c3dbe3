import { type Seat, seatOf } from "@/db/session/seats";
import { findSession, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { type Cookies, type SignedIn, signedInByCookies } from "@/lib/auth/teacher-from-cookies";
import { seatCookieName } from "@/lib/protocol/join";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { isSeatValid } from "@/lib/session/decide/seats";
import type { Rooms } from "../room/rooms";
import type { Asked, HostVisitor, SeatVisitor } from "./route";

/** The seat in this session that a browser's cookies hold, removed or not; null when there is none. */
export async function seatOfCookies(db: Database, session: string, cookies: Cookies): Promise<Seat | null> {
  const token = cookies[seatCookieName(session)];
  return token === undefined ? null : seatOf(db, session, token);
}

/** The sign-in that these cookies hold, if it is that of the session's host; otherwise why not. */
export async function hostOfCookies(
  db: Database,
  session: Pick<SessionRow, "hostId">,
  cookies: Cookies,
): Promise<SignedIn | "not-signed-in" | "not-allowed"> {
  const signedIn = await signedInByCookies(cookies, db);
  if (!signedIn) return "not-signed-in";
  return signedIn.teacher.id === session.hostId ? signedIn : "not-allowed";
}

type Asking = Pick<Asked, "cookies" | "about" | "withinLimit"> & { readonly session: string };

/** Identifies the visitor of a route by their cookies: an admitted seat of the class, or its host. */
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

  const asHost = async (
    row: SessionRow,
    { cookies, about, withinLimit }: Asking,
  ): Promise<HostVisitor | ProblemCode> => {
    const host = await hostOfCookies(db, row, cookies);
    if (typeof host === "string") return host;
    about.seat = undefined;
    return (await withinLimit(`${row.id} host`)) ? { kind: "host", row } : "too-fast";
  };

  return async (
    who: "seat" | "host" | "seat or host",
    asking: Asking,
  ): Promise<SeatVisitor | HostVisitor | ProblemCode> => {
    asking.about.session = asking.session;
    const row = await findSession(db, asking.session);
    if (!row) return "no-such-session";
    if (who === "host") return asHost(row, asking);
    const seated = await bySeat(row, asking);
    if (who === "seat" || typeof seated !== "string" || seated === "too-fast") return seated;
    // Hosts who try out their own class may also have a seat in it, even one that is removed or waiting.
    const host = await asHost(row, asking);
    return typeof host !== "string" || host === "too-fast" ? host : seated;
  };
}
