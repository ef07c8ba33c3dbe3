import { createSession, type SessionRow } from "@/db/session/sessions";
import type { Database } from "@/db/store/client";
import type { OpenDatabase } from "@/db/store/open";
import { createRandom, deriveSeed } from "@/lib/learning/numbers/random";
import { openRound } from "@/lib/session/decide/plan";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "./cookie";
import { connect, join, type TestScreen } from "./server";
import { openStudentPage, type StudentPage } from "./student-page";

/** The part of a page that a torture needs; the page may be in another process. */
export type TrainingPage = Pick<
  StudentPage,
  "made" | "answered" | "refusals" | "delays" | "stored" | "rest" | "isDone" | "close"
>;

/** A class on a server in another process: the teacher's desk, and pages that train. */
export type ClassApart = {
  readonly row: SessionRow;
  readonly desk: TestScreen;
  /** In the order of their participants. */
  readonly pages: TrainingPage[];
  close(): void;
};

export type PlannedClass = { readonly row: SessionRow; readonly cookie: string };

/** Creates a session directly in the database; `cookie`: its teacher's. */
export async function planClassIn(db: Database): Promise<PlannedClass> {
  process.env.NEXTAUTH_SECRET ??= "a secret for tests only";
  const teacher = await newTeacher(db);
  const plan = { rounds: [openRound("moons", null)] };
  const row = await createSession(db, { hostId: teacher.id, title: "Nets", plan });
  return { row, cookie: await teacherCookie(teacher) };
}

/** The same in a database that no server has open at the moment. */
export async function planClass(open: () => Promise<OpenDatabase>): Promise<PlannedClass> {
  const database = await open();
  const planned = await planClassIn(database.db);
  await database.close();
  return planned;
}

/** Lets students join the planned class at `url`, starts its round, and lets them train. `seed`: for their random runs. */
export async function beginClass(
  url: string,
  { row, cookie }: PlannedClass,
  { students, seed, pagesUrl = url }: { students: number; seed: number; pagesUrl?: string },
): Promise<ClassApart> {
  const desk = connect(url, { session: row.id, screen: "desk" }, cookie);
  const pages: StudentPage[] = [];
  for (let participant = 0; participant < students; participant++) {
    const joined = await join(url, { code: row.joinCode, nickname: `Student ${participant}` });
    if (joined.status !== 200) throw new Error(`Joining was refused: ${JSON.stringify(joined.reply)}`);
    const random = createRandom(deriveSeed(seed, `student ${participant}`));
    pages.push(
      openStudentPage({ url: pagesUrl, session: row.id, cookie: joined.cookie, participant, random }),
    );
    // At most twenty per second may join.
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  const started = await desk.send({ type: "start-round", round: 0 });
  if (!started.ok) throw new Error(`The round did not start: ${started.problem.code}`);
  for (const page of pages) page.train();
  return {
    row,
    desk,
    pages,
    close() {
      desk.close();
      for (const page of pages) page.close();
    },
  };
}
