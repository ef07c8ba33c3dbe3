import { expect, test } from "vitest";
import { reportedLog } from "@/lib/testing/session/reported-class";
import { logFile } from "./log-file";

const SESSION = { id: "a6e1", title: 'Nets, "first"', createdAt: "2026-11-30T08:00:00.000Z" };

test("a log as a file is read back as it was, with what it is of", () => {
  const log = reportedLog({ students: 2 });
  expect(JSON.parse(logFile(SESSION, log).join(""))).toEqual({
    ...{ format: "downhill-session-log", version: 1, session: SESSION, events: log },
  });
});

test("a log without events is a file, too", () => {
  expect(JSON.parse(logFile(SESSION, []).join(""))).toEqual({
    ...{ format: "downhill-session-log", version: 1, session: SESSION, events: [] },
  });
});
