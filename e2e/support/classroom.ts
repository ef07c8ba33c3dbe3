import { type BrowserContext, test as base, expect } from "@playwright/test";
import { SetUpPage } from "./pages/set-up-page";
import { type RunningServer, startServer } from "./start-server";
import { Visitors } from "./visitors";

/** The teacher of these stories. */
export const TEACHER = {
  name: "Ada Lovelace",
  email: "ada@school.example",
  password: "a fairly long password",
};

type Cookies = Awaited<ReturnType<BrowserContext["storageState"]>>;

type Classroom = {
  /** People with pages of their own. After the story, none of their pages may have requested anything from another server, or had an error. */
  visitors: Visitors;
};
type School = {
  /** The school's name: a file that sets its own gets a fresh server. */
  school: string;
  /** One server for all stories of a file that do not start their own. */
  server: RunningServer;
  /** Cookies of its teacher, who created the first account. */
  teacher: Cookies;
};

export const test = base.extend<Classroom, School>({
  school: ["everyone's", { option: true, scope: "worker" }],
  server: [
    // The name is read so that each school has a server of its own.
    async ({ school: _school }, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  teacher: [
    async ({ browser, server }, use) => {
      const visitors = new Visitors(browser, server.origin);
      const page = await visitors.arrive();
      await new SetUpPage(page).signUp(server, TEACHER);
      const cookies = await page.context().storageState();
      await visitors.leave();
      await use(cookies);
    },
    { scope: "worker", timeout: 90_000 },
  ],
  visitors: async ({ browser, server }, use) => {
    const visitors = new Visitors(browser, server.origin);
    await use(visitors);
    const problems = visitors.problems();
    await visitors.leave();
    expect(problems).toEqual([]);
  },
});

export { expect };
