import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import board from "@/lib/i18n/messages/en/board.json" with { type: "json" };
import host from "@/lib/i18n/messages/en/host.json" with { type: "json" };
import { RosterDoing } from "./roster-doing";
import type { RosterEntry } from "./roster-entry";

const QUIET: RosterEntry = {
  ...{ id: 0, nickname: "Ada", activity: "idle", idleMinutes: null, stuck: false, withoutGain: 0 },
  ...{
    handUp: false,
    late: false,
    spotlit: false,
    percent: null,
    runs: 1,
    best: 50,
    on: "validation" as const,
  },
  ...{ diagnosis: null, locks: {}, ended: false, refuted: null, held: false },
};
const ON_ITS_WAY = { regime: "just-right", fit: "underfitting", gap: 0, rising: false } as const;

function doing(entry: Partial<RosterEntry>): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ board, host }}>
      <RosterDoing {...QUIET} {...entry} />
    </NextIntlClientProvider>,
  );
  return markup.replace(/<[^>]*>/g, "");
}

test("a dot separates two remarks about a student, and is never without one on each side", () => {
  const said = [
    doing({}),
    doing({ activity: "offline" }),
    // There is nothing to say yet about a run that has just begun.
    doing({ activity: "offline", diagnosis: ON_ITS_WAY }),
    doing({ activity: "training", percent: 40, diagnosis: ON_ITS_WAY }),
    doing({ activity: "offline", late: true, diagnosis: ON_ITS_WAY }),
    doing({ activity: "offline", diagnosis: { regime: "diverged", fit: null, gap: 0, rising: false } }),
  ];
  for (const words of said) {
    expect(words).not.toMatch(/^\s*·|·\s*$|·\s*·/);
  }
  expect([said[0], said[1], said[2]]).toEqual(["", "offline", "offline"]);
  expect([said[4], said[5]].map((words) => words.split(" · ").length)).toEqual([2, 2]);
});
