import { isDeepStrictEqual } from "node:util";
import { fold } from "@/lib/session/log/apply";
import type { SessionEvent } from "@/lib/session/log/events";
import { report } from "./class";
import type { AnsweredRun, StudentPage } from "./student-page";

/** What a log contains. */
export type Ledger = { readonly events: number; readonly runs: number; readonly points: number };

/**
 * Checks a stored log against what pages made and what they were told was stored; a participant's id is the index of their page. Returns
 * a sentence for every broken promise: a stored event that is missing, one that is there twice, points that differ from those made.
 * `whole`: everything that was made has to be there, whether it was answered or not.
 */
export function audit(
  log: readonly SessionEvent[],
  pages: readonly Pick<StudentPage, "made" | "answered" | "refusals">[],
  { whole }: { whole: boolean },
): { readonly ledger: Ledger; readonly broken: readonly string[] } {
  const broken: string[] = [];
  const ledger = { events: log.length, runs: 0, points: 0 };
  const first = log.findIndex(({ seq }, index) => seq !== index);
  if (first !== -1) broken.push(`The log's event ${first} has the number ${log[first].seq}.`);
  const counts = countRuns(log, broken);
  const { participants } = fold(log);
  for (const [participant, page] of pages.entries()) {
    for (const problem of page.refusals) broken.push(`Page ${participant} was refused: ${problem.code}.`);
    for (const [number, made] of page.made.entries()) {
      const name = `run ${number} of participant ${participant}`;
      const wanted: AnsweredRun = whole
        ? { started: true, points: made.points, ended: made.ended }
        : (page.answered[number] ?? { started: false, points: 0, ended: false });
      const found = counts.get(`${participant} ${number}`) ?? { starts: 0, points: 0, ends: 0 };
      if (found.starts > 1 || found.ends > 1)
        broken.push(`${name} starts ${found.starts} times and ends ${found.ends} times.`);
      if (wanted.started && found.starts === 0) broken.push(`${name} is missing.`);
      if (wanted.ended && found.ends === 0) broken.push(`The end of ${name} is missing.`);
      if (found.points < wanted.points)
        broken.push(`${name} has ${found.points} of ${wanted.points} points.`);
      if (found.points > made.points)
        broken.push(`${name} has ${found.points} points; ${made.points} were made.`);
      const curve = participants[participant]?.runs[number]?.curve;
      if (curve && !isDeepStrictEqual(curve, report(number, 0, found.points).points))
        broken.push(`${name} has other points than were made.`);
      ledger.runs += found.starts;
      ledger.points += found.points;
    }
  }
  return { ledger, broken };
}

type Counts = { starts: number; points: number; ends: number };

/** How often each run starts and ends, and how many points it has; adds what is duplicated or out of order to `broken`. */
function countRuns(log: readonly SessionEvent[], broken: string[]): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const event of log) {
    if (event.type !== "run-started" && event.type !== "points-reported" && event.type !== "run-ended")
      continue;
    const key = `${event.participant} ${event.run}`;
    const run = counts.get(key) ?? { starts: 0, points: 0, ends: 0 };
    counts.set(key, run);
    if (event.type === "run-started") run.starts++;
    if (event.type === "run-ended") run.ends++;
    if (event.type !== "points-reported") continue;
    if (event.from !== run.points)
      broken.push(
        `Participant ${key.replace(" ", ", run ")}: points from ${event.from} on come after ${run.points}.`,
      );
    run.points = event.to;
  }
  return counts;
}
