import { expect, type Page } from "@playwright/test";
import { formatScore } from "@/lib/learning/numbers/format";
import { testMoves } from "@/lib/session/board/test-moves";
import type { Session } from "@/lib/session/log/session";
import { sayIn } from "../texts";

const say = sayIn("en");

/** A place on a round's opened test: the rank there, the score there, and the rank on validation before. */
export type TestPlace = {
  readonly rank: string;
  readonly nickname: string;
  readonly score: string;
  readonly before: string;
};

/** The opened test that a session's log comes to. */
export function openedTest(session: Session, round: number): TestPlace[] {
  return (testMoves(session, round)?.rows ?? []).map((row) => ({
    rank: String(row.testRank),
    nickname: row.participant.nickname,
    score: formatScore(row.test.score),
    before: String(row.validationRank),
  }));
}

/** Waits until a page shows this test, its places moved. */
export async function expectOpenedTest(page: Page, places: readonly TestPlace[]): Promise<void> {
  await expect.poll(() => readOpenedTest(page), { timeout: 30_000 }).toEqual(places);
}

/** Columns: rank, (name), validation with the rank there, test, move. */
async function readOpenedTest(page: Page): Promise<TestPlace[]> {
  const table = page.getByRole("table", { name: say("board.test.caption") });
  return table.locator("tr[data-row]").evaluateAll((rows) =>
    rows.map((row) => {
      const [rank, validation, test] = row.querySelectorAll("td");
      return {
        rank: (rank.querySelector("span")?.textContent ?? "").replace("=", ""),
        nickname: row.querySelector("th bdi")?.textContent ?? "",
        score: test.textContent?.trim() ?? "",
        before: /\d+/.exec(validation.querySelector("span")?.textContent ?? "")?.[0] ?? "",
      };
    }),
  );
}
