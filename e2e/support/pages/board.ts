import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locales";
import { formatScore } from "@/lib/learning/numbers/format";
import { leaderboard } from "@/lib/session/board/leaderboard";
import type { Session } from "@/lib/session/log/session";
import { sayIn } from "../texts";

/** A place on a board as it is shown. */
export type Place = { readonly rank: string; readonly nickname: string; readonly score: string };

/** The board on a page; null when it has none yet. */
export async function readBoard(page: Page, locale: Locale = "en"): Promise<Place[] | null> {
  const table = page.getByRole("table", { name: sayIn(locale)("board.caption") });
  if ((await table.count()) === 0) return null;
  return table.locator("tr[data-row]").evaluateAll((rows) =>
    rows.map((row) => ({
      rank: (row.querySelector("td span")?.textContent ?? "").replace("=", ""),
      nickname: row.querySelector("th bdi")?.textContent ?? "",
      score: row.querySelector("td:last-child")?.textContent?.trim() ?? "",
    })),
  );
}

/** The board that follows from a session's log, in the same form. */
export function boardOf(session: Session, round: number): Place[] {
  return leaderboard(session, round).map(({ rank, participant, score }) => ({
    rank: String(rank),
    nickname: participant.nickname,
    score: formatScore(score),
  }));
}

/** The mark beside a student's score on the board of a page. */
export function trustOn(page: Page, nickname: string): Locator {
  const table = page.getByRole("table", { name: sayIn("en")("board.caption") });
  return table.getByRole("row").filter({ hasText: nickname }).locator("td:nth-last-child(2) .sr-only");
}

/** Waits until the page shows this board. */
export async function expectBoard(page: Page, board: readonly Place[], locale: Locale = "en"): Promise<void> {
  await expect.poll(() => readBoard(page, locale), { timeout: 15_000 }).toEqual(board);
}
