import { asc } from "drizzle-orm";
import * as schema from "@/db/schema";
import { linkIdentity } from "@/db/school/identities";
import { addPlatform, listPlatforms, type Platform } from "@/db/school/platforms";
import { platformLink } from "@/db/session/platform-links";
import { createSession, type SessionRow } from "@/db/session/sessions";
import { launchIdentity } from "@/lib/auth/lti/identity";
import { openRound } from "@/lib/session/decide/plan";
import { openMemory } from "../../database/memory";
import { freePort } from "../../database/ports";
import { newTeacher } from "../../database/session";
import { startClassServer } from "../server";
import { createLaunchingBrowser } from "./launching-browser";
import { startLearningPlatform } from "./learning-platform";

/** A school with a learning platform: its owner has registered it, Ada has linked her account there and has a class, and Bob has neither. */
export async function startSchoolOfPlatform() {
  const { db, close } = await openMemory();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = await startClassServer(db, { port, publicUrl: origin });
  const moodle = await startLearningPlatform(() => origin);
  const owner = await newTeacher(db, undefined, "owner");
  const ada = await newTeacher(db);
  const bob = await newTeacher(db);
  await addPlatform(db, moodle.registration, owner.id);
  const [platform] = (await listPlatforms(db)) as [Platform];
  await linkIdentity(db, ada.id, launchIdentity(moodle.origin, ADA), "by-launch");
  const session = await createSession(db, {
    hostId: ada.id,
    title: "Nets <&> “more”",
    plan: { rounds: [openRound("moons", null)] },
  });

  return {
    ...{ db, origin, moodle, owner, ada, bob, platform, session },
    browser: () => createLaunchingBrowser(origin),
    /** The custom parameters of a link that opens a session. */
    async linkTo(row: SessionRow, of: Pick<Platform, "id"> = platform) {
      return { session: (await platformLink(db, row.id, of.id)) ?? "" };
    },
    /** Everything in the tables that a launch could touch, and how many rows all others have. */
    async left() {
      return {
        identities: await db.select().from(schema.identities).orderBy(asc(schema.identities.createdAt)),
        signIns: (await db.select().from(schema.signIns)).length,
        deeds: (await db.select().from(schema.deeds)).map(({ deed }) => deed.type),
        teachers: (await db.select().from(schema.teachers)).length,
        seats: (await db.select().from(schema.seats)).length,
        events: (await db.select().from(schema.events)).length,
        sessions: (await db.select().from(schema.sessions)).length,
        platforms: await listPlatforms(db),
      };
    },
    async close() {
      await server.close();
      await moodle.close();
      await close();
    },
  };
}

/** Her subject at the platform; Bob's. */
export const ADA = "subject 1";
export const BOB = "subject 2";

export type SchoolOfPlatform = Awaited<ReturnType<typeof startSchoolOfPlatform>>;
