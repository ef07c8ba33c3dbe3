import { workerDownloads } from "@/lib/testing/trainer/download-sizes";
import { openBenchBrowser } from "./browser";
import { measureManners } from "./manners";
import { type Report, ratioOf } from "./report";
import { measureSpeeds, type Speeds } from "./speeds";
import { TASK_NAMES, type TaskName } from "./tasks";

/** Measures everything about training, and reports its progress through `log`. */
export async function benchTraining(log: (sentence: string) => void): Promise<Report> {
  const notes: string[] = [];
  const note = (sentence: string) => {
    log(sentence);
    notes.push(sentence);
  };
  log("What is downloaded …");
  const downloads = Object.entries(await workerDownloads());
  const browser = await openBenchBrowser();
  try {
    log("Manners …");
    const manners = await measureManners(browser);
    const speeds: Partial<Record<TaskName, Speeds>> = {};
    const ratio: Partial<Record<TaskName, number | null>> = {};
    for (const task of TASK_NAMES) {
      log(`${task} …`);
      const measured = await measureSpeeds(browser, task, note);
      speeds[task] = measured;
      ratio[task] = ratioOf(measured);
    }
    const gzip = Object.fromEntries(downloads.map(([name, { gzip: bytes }]) => [shortName(name), bytes]));
    return { steps_per_s: speeds, ratio, ...manners, gzip, notes };
  } finally {
    await browser.close();
  }
}

function shortName(module: string): string {
  return module.replace("lib/trainer/", "").replace(".ts", "");
}
