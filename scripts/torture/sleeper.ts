// One student's page in a process of its own, so that it can be frozen. Reports its state to its parent five times a second.
import { createRandom } from "@/lib/learning/numbers/random";
import { openStudentPage, type StudentPage } from "@/lib/testing/server/student-page";

export type SleeperOptions = {
  readonly url: string;
  readonly session: string;
  readonly cookie: string;
  readonly participant: number;
  readonly seed: number;
};

export type SleeperReport = Pick<StudentPage, "made" | "answered" | "refusals" | "delays"> & {
  readonly stored: number;
  readonly isDone: boolean;
  readonly isLive: boolean;
  /** The seq of the last event that it knows. */
  readonly seq: number;
};

const { seed, ...options } = JSON.parse(process.argv[2]) as SleeperOptions;
const page = openStudentPage({ ...options, random: createRandom(seed) });
page.train();
process.on("message", () => page.rest());
setInterval(() => {
  const { made, answered, refusals, delays } = page;
  const { connection, session } = page.connection().store.getState();
  const report: SleeperReport = {
    made,
    answered,
    refusals,
    delays,
    stored: page.stored(),
    isDone: page.isDone(),
    isLive: connection === "live",
    seq: session?.seq ?? -1,
  };
  process.send?.(report);
}, 200);
