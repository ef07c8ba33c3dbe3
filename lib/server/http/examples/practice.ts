import { hasRoundStarted } from "@/db/session/rounds";
import { findSession } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import { linkRight } from "@/lib/auth/tokens/replay-links";
import { createPlaces, noPlace } from "../../replay/places";
import type { Rooms } from "../../room/rooms";
import type { Answer } from "../answer";
import type { Asked } from "../route";
import { deskHolder } from "../visitors";
import { createRoundExamples, examplesHeaders } from "./round-examples";

/**
 * The training and validation examples of a class that has ended, for whoever has its practice link (`?share=`) and those who may hold its desk: of the rounds that were
 * started, as its labs got them. The test split has no address here either.
 */
export function createPractice({ db, rooms }: { readonly db: Database; readonly rooms: Rooms }) {
  const enter = createPlaces();
  const examples = createRoundExamples(db);

  return async (asked: Asked<"session" | "round" | "split", "practice link or desk">): Promise<Answer> => {
    const { params, query, cookies, about } = asked;
    const { session: id, round, split } = params;
    about.session = id;
    const row = await findSession(db, id);
    // As with a replay: those who may not see a session are not told whether it exists.
    if (!row) return "no-such-session";
    const byLink = linkRight(row, query.get("share"), new Date()) === "practise";
    const holder = byLink ? null : await deskHolder(db, row, cookies);
    if (typeof holder === "string") return "no-such-session";
    const teacher = holder?.teacher.id;
    if (teacher !== undefined) about.teacher = teacher;
    if (!(await enter(`${id} ${teacher ?? "practise"}`, asked))) return noPlace();
    if (row.endedAt === null) return "session-going-on";
    const planned = row.plan.rounds[round];
    // What has not been started by now never will be.
    if (!planned || !(await hasRoundStarted(db, id, round))) return "no-such-round";
    if (planned.drawings)
      // The class's own room, so that its drawings are put together in one place only, also after somebody has been erased.
      return examples.drawn(row, (await rooms.open(row)).room.session(), { round, split }, null);
    const bytes = await examples.bytes(row, row.plan, { round, split });
    return typeof bytes === "string" ? bytes : { headers: examplesHeaders("application/gzip"), bytes };
  };
}
