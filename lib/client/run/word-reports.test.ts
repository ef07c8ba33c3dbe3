import { expect, test } from "vitest";
import { createWordReports, WORDS_INTERVAL_MS, type Written } from "./word-reports";

function reporting() {
  const sent: number[] = [];
  const due: { at: number; perform: () => void }[] = [];
  let now = 0;
  const reports = createWordReports({
    send: async ({ step }) => sent.push(step),
    later: (milliseconds, perform) => due.push({ at: now + milliseconds, perform }),
  });
  const pass = (milliseconds: number) => {
    now += milliseconds;
    for (const one of due.splice(0))
      if (one.at <= now) one.perform();
      else due.push(one);
  };
  return { sent, pass, reports };
}

const at = (step: number, run = 0): Written => ({ run, step, words: ["amosaurus"], kinds: null });

test("the class is told at once, and then every two seconds what is the latest", () => {
  const { sent, pass, reports } = reporting();
  reports.wrote(at(1));
  reports.wrote(at(2));
  reports.wrote(at(3));
  expect(sent).toEqual([1]);
  pass(WORDS_INTERVAL_MS);
  expect(sent).toEqual([1, 3]);
  pass(WORDS_INTERVAL_MS);
  pass(WORDS_INTERVAL_MS);
  reports.wrote(at(4));
  expect(sent).toEqual([1, 3, 4]);
});

test("once a run has ended, the class is told what its network wrote last, even if that was sent before", () => {
  const { sent, pass, reports } = reporting();
  reports.wrote(at(1));
  reports.wrote(at(2));
  reports.ended(7);
  expect(sent).toEqual([1]);
  reports.ended(0);
  pass(WORDS_INTERVAL_MS);
  expect(sent).toEqual([1, 2]);
  reports.ended(0);
  expect(sent).toEqual([1, 2, 2]);
});
