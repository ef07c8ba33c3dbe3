import { expect, type Page } from "@playwright/test";
import { aliasOf } from "@/components/board/names";
import { formatScore } from "@/lib/learning/numbers/format";
import { type TestMove, testMoves } from "@/lib/session/board/test-moves";
import { hasToldNames, type Session } from "@/lib/session/log/session";
import { sayIn } from "../texts";

const say = sayIn("en");

/** A place on a round's opened test: the rank there, the score there, and the rank on the board before. */
export type TestPlace = {
  readonly rank: string;
  readonly nickname: string;
  readonly score: string;
  readonly before: string;
};

/** The opened test that a session's log comes to. Until the host tells who it was, those who fell go by animals. */
export function openedTest(session: Session, round: number): TestPlace[] {
  const animals = say("board.hidden.animals").split(", ");
  const isTold = hasToldNames(session, round);
  const nameOf = ({ move, participant: { id, nickname } }: TestMove) =>
    move < 0 && !isTold ? aliasOf(id, animals) : nickname;
  return (testMoves(session, round)?.rows ?? []).map((row) => ({
    rank: String(row.testRank),
    nickname: nameOf(row),
    score: formatScore(row.test.score),
    before: String(row.rankBefore),
  }));
}

/** Waits until a page shows this test, its places moved. */
export async function expectOpenedTest(page: Page, places: readonly TestPlace[]): Promise<void> {
  await expect.poll(() => readOpenedTest(page), { timeout: 30_000 }).toEqual(places);
}

/** Columns: rank, (name), the score before with the rank there, test, move. */
async function readOpenedTest(page: Page): Promise<TestPlace[]> {
  const table = page.getByRole("table", { name: say("board.test.caption") });
  return table.locator("tr[data-row]").evaluateAll((rows) =>
    rows.map((row) => {
      const [rank, validation, test] = row.querySelectorAll("td");
      return {
        // What is read out says the place also where a bracket stands for it.
        rank: /\d+/.exec((rank.querySelector(".sr-only") ?? rank).textContent ?? "")?.[0] ?? "",
        nickname: row.querySelector("th bdi")?.textContent ?? "",
        score: test.textContent?.trim() ?? "",
        before: /\d+/.exec(validation.querySelector("span")?.textContent ?? "")?.[0] ?? "",
      };
    }),
  );
}
