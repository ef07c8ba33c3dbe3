import { recordReading } from "@/db/school/audit";
import { type LogState, logState } from "@/db/session/archive";
import { findSession, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { linkRight } from "@/lib/auth/tokens/replay-links";
import { nameLanguage } from "@/lib/session/names/nickname-words";
import type { Answer, Refusal } from "../http/answer";
import type { Asked } from "../http/route";
import { deskHolder } from "../http/visitors";
import { createPlaces, noPlace } from "./places";
import type { ReaderOfLog, Replays } from "./replays";

/**
 * How long a session's row is cached for readers with a link: a crowd asks a hundred times a second, and the embedded database
 * answers on the thread of the live classes. A revoked link may work for this much longer, one that has expired does not.
 */
const KNOWN_FOR_MS = 500;
const MOST_KNOWN = 1_000;
/** A part never changes, and holds numbers without names, so browsers may cache it for a day. */
const PART_IS_KEPT = "private, max-age=86400, immutable";

export type ReplayDoorOptions = { readonly db: Database; readonly replays: Replays };

type Known = { readonly session: SessionRow; readonly state: LogState };
/** `teacher`: who reads it as one who may hold the desk; null: somebody with a link. */
type Admitted = Known & { readonly reader: ReaderOfLog; readonly teacher: string | null };
type AskedLog = Asked<"session", "share link or desk">;
type AskedPart = Asked<"session" | "revision" | "part", "share link or desk">;

/**
 * Serves the index of a stored log and the parts of its points: to the session's host and co-teachers, and to whoever has its share link or its practice link (`?share=`), in
 * the form in which it is shared. Nothing is unpacked for a reader, and nothing is made twice.
 */
export function createReplayDoor({ db, replays }: ReplayDoorOptions) {
  const enter = createPlaces();
  const known = new Map<string, { readonly until: number; readonly found: Promise<Known | null> }>();
  const look = async (id: string): Promise<Known | null> => {
    const session = await findSession(db, id);
    const state = session && (await logState(db, id));
    return session && state && { session, state };
  };
  const lookNowAndThen = (id: string): Promise<Known | null> => {
    const last = known.get(id);
    if (last && performance.now() < last.until) return last.found;
    if (known.size >= MOST_KNOWN) known.clear();
    const found = look(id);
    known.set(id, { until: performance.now() + KNOWN_FOR_MS, found });
    return found;
  };

  const admit = async (asked: AskedLog): Promise<Admitted | "no-such-session" | Refusal> => {
    const { session: id } = asked.params;
    asked.about.session = id;
    const share = asked.query.get("share");
    const found = await (share === null ? look(id) : lookNowAndThen(id));
    // Those who may not see a session are not told whether it exists.
    if (!found) return "no-such-session";
    const { session } = found;
    const right = linkRight(session, share, new Date());
    const holder = right ? null : await deskHolder(db, session, asked.cookies);
    if (typeof holder === "string") return "no-such-session";
    const teacher = holder?.teacher.id ?? null;
    if (teacher !== null) asked.about.teacher = teacher;
    if (!(await enter(`${id} ${teacher ?? right}`, asked))) return noPlace();
    // A link shows a teacher what it shows everybody else.
    const animals = right && session.shareAnimals ? nameLanguage(asked.query.get("language")) : null;
    return { ...found, teacher, reader: { reader: right ? "link" : "host", animals } };
  };

  return {
    async log(asked: AskedLog): Promise<Answer> {
      const admitted = await admit(asked);
      if (typeof admitted === "string" || "refused" in admitted) return admitted;
      const { session, state, reader, teacher } = admitted;
      if (teacher !== null) await recordReading(db, teacher, session.id);
      const bytes = await replays.index(session, state, reader);
      const headers = { "Content-Type": "application/json; charset=utf-8", "Content-Encoding": "gzip" };
      return { headers, bytes };
    },

    async part(asked: AskedPart): Promise<Answer> {
      const admitted = await admit(asked);
      if (typeof admitted === "string" || "refused" in admitted) return admitted;
      const { session, state, reader } = admitted;
      const { revision, part } = asked.params;
      if (revision !== state.revision) return "replay-changed";
      const tag = `"${revision}-${part.first}-${part.last}"`;
      const kept = { ETag: tag, "Cache-Control": PART_IS_KEPT };
      if (asked.ifNoneMatch?.includes(tag)) return { status: 304, headers: kept, bytes: null };
      const bytes = await replays.part(session, state, reader, part);
      if (!bytes) return "replay-changed";
      const headers = { ...kept, "Content-Type": "application/octet-stream", "Content-Encoding": "gzip" };
      return { headers, bytes };
    },
  };
}
