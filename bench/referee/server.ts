// A class server in a process of its own, on an embedded database on disk, as a school runs it. Its parent asks it for classes, and for the
// delays of its event loop.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { answerParent } from "@/bench/program";
import { splitSeed } from "@/db/session/rounds";
import { createSession } from "@/db/session/sessions";
import { openEmbedded } from "@/db/store/open";
import { unreachable } from "@/lib/learning/unreachable";
import { openRound } from "@/lib/session/decide/plan";
import { newTeacher } from "@/lib/testing/database/session";
import { teacherCookie } from "@/lib/testing/server/cookie";
import { startClassServer } from "@/lib/testing/server/server";

export type Asked =
  | { readonly type: "class"; readonly challenge: string }
  /** Starts recording event-loop delays … */
  | { readonly type: "watch" }
  /** … and pauses it. */
  | { readonly type: "rest" }
  | { readonly type: "delays" };

export type BenchClass = {
  readonly url: string;
  readonly session: string;
  readonly joinCode: string;
  readonly hostCookie: string;
  /** Keys, as bytes in JSON. */
  readonly seeds: { readonly train: readonly number[]; readonly validation: readonly number[] };
};
/** Milliseconds. */
export type Delays = { readonly p50: number; readonly p99: number; readonly max: number };

const folder = mkdtempSync(path.join(tmpdir(), "downhill-bench-"));
const database = await openEmbedded(folder);
const server = await startClassServer(database.db);
const delays = monitorEventLoopDelay({ resolution: 1 });

async function openClass(challenge: string): Promise<BenchClass> {
  const teacher = await newTeacher(database.db);
  const plan = { rounds: [openRound(challenge, null)] };
  const row = await createSession(database.db, { hostId: teacher.id, title: challenge, plan });
  const seed = async (name: "train" | "validation") => {
    const key = await splitSeed(database.db, row.id, 0, name);
    return key instanceof Uint8Array ? [...key] : [];
  };
  return {
    url: server.url,
    session: row.id,
    joinCode: row.joinCode,
    hostCookie: await teacherCookie(teacher),
    seeds: { train: await seed("train"), validation: await seed("validation") },
  };
}

async function answer(asked: Asked): Promise<BenchClass | Delays | null> {
  switch (asked.type) {
    case "class":
      return openClass(asked.challenge);
    case "watch":
      delays.enable();
      return null;
    case "rest":
      delays.disable();
      return null;
    case "delays":
      return {
        p50: delays.percentile(50) / 1e6,
        p99: delays.percentile(99) / 1e6,
        max: delays.max / 1e6,
      };
    default:
      return unreachable(asked);
  }
}

answerParent(answer, async () => {
  await server.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
