import type { Page } from "@playwright/test";
import { type Ranking, rankingOf } from "@/lib/learning/curves/ranking";
import type { Reply } from "@/lib/protocol/socket";
import { ParticipantCommand } from "@/lib/session/decide/commands";
import type { PlannedRound } from "@/lib/session/decide/plan";
import { type ProblemCode, problem } from "@/lib/session/decide/problem";
import type { Run } from "@/lib/session/log/session";
import { openBrowser } from "@/lib/testing/trainer/browser";
import { moons } from "@/lib/testing/trainer/lessons";
import type { scenarios } from "./lab-page";
import { classroom } from "./run-keeper";

const { spec, examples } = moons();
/** The exercise on the lab's page. */
const EXERCISE = {
  task: spec.task,
  featureShape: spec.featureShape,
  counts: { train: examples.train.count, validation: examples.validation.count, test: 0 },
};

/** The class as a lab sees it. `number`: increases with every change. */
export type ClassSight = {
  readonly number: number;
  readonly isRunning: boolean;
  readonly ranking: Ranking;
  readonly runs: readonly Run[];
};

/** How a lab in a real browser reaches the class, which is in the test's process. */
export type LabPorts = {
  tellClass(command: ParticipantCommand): Promise<Reply>;
  putNetwork(run: number, step: number, weights: number[]): Promise<ProblemCode | null>;
  getNetwork(run: number): Promise<number[] | null>;
  /** Null while nothing has changed since the sight with this number. */
  lookAtClass(seen: number): Promise<ClassSight | null>;
};

/** A browser for students, each in a class of their own with the real rules, with any number of tabs. */
export async function openLabs() {
  const browser = await openBrowser<typeof scenarios>({
    page: "lib/testing/client/lab-page.ts",
    worker: "lib/trainer/run/worker.ts",
  });
  const address = browser.page.url();

  /** A student in the first round of a class of their own. `planned`: how it is planned otherwise than usual. */
  const arrive = async (
    prepare: (page: Page) => Promise<void> = async () => {},
    planned: Partial<PlannedRound> = {},
  ) => {
    const klass = classroom(EXERCISE, planned);
    const ranking = rankingOf(planned);
    klass.host({ type: "start-round", round: 0 });
    const context = await browser.page.context().browser()!.newContext();
    /** Run, step and weights of each uploaded network. */
    const networks: { run: number; step: number; weights: number[] }[] = [];
    let isReachable = true;
    let isRunning = true;
    let sight: ClassSight = { number: 0, isRunning, ranking, runs: [] };
    const ports: LabPorts = {
      async tellClass(command) {
        const unreachable: Reply = { ok: false, problem: problem("no-answer") };
        return isReachable ? klass.send(ParticipantCommand.parse(command)) : unreachable;
      },
      async putNetwork(run, step, weights) {
        if (!isReachable) return "no-answer";
        networks.push({ run, step, weights });
        return null;
      },
      async getNetwork(run) {
        const kept = isReachable ? networks.findLast((network) => network.run === run) : undefined;
        return kept?.weights ?? null;
      },
      async lookAtClass(seen) {
        const runs = klass.runs();
        const isNew = runs !== sight.runs || isRunning !== sight.isRunning;
        if (isReachable && isNew) sight = { number: sight.number + 1, isRunning, ranking, runs };
        return sight.number === seen ? null : sight;
      },
    };
    for (const [name, port] of Object.entries(ports)) await context.exposeFunction(name, port);

    const openTab = async () => {
      const page = await context.newPage();
      await prepare(page);
      await page.goto(address);
      const ready = () =>
        page.waitForFunction("globalThis.ready === true", undefined, { polling: 50 }).then(() => {});
      await ready();
      return {
        page,
        play: <Name extends keyof typeof scenarios>(
          name: Name,
          ...given: Parameters<(typeof scenarios)[Name]>
        ): Promise<Awaited<ReturnType<(typeof scenarios)[Name]>>> =>
          page.evaluate(
            ([scenario, values]) =>
              // biome-ignore lint/suspicious/noExplicitAny: the page's scenarios, typed where they are called.
              (globalThis as any).scenarios[scenario](...(values as unknown[])),
            [name as string, given] as const,
          ),
        async reload() {
          await page.reload();
          await ready();
        },
      };
    };
    return {
      networks,
      openTab,
      runs: klass.runs,
      reach(can: boolean) {
        isReachable = can;
      },
      closeRound() {
        klass.host({ type: "close-round", round: 0 });
        isRunning = false;
      },
      leave: () => context.close(),
    };
  };
  return { address, arrive, close: browser.close };
}

export type Student = Awaited<ReturnType<Awaited<ReturnType<typeof openLabs>>["arrive"]>>;
export type Tab = Awaited<ReturnType<Student["openTab"]>>;
