import { expect, test } from "vitest";
import { OPEN_LOBBY } from "@/lib/session/decide/lobby";
import { describeOnEachDatabase } from "@/lib/testing/database/databases";
import { newSession } from "@/lib/testing/database/session";
import { lobbyOf, nicknameOfSeat } from "./lobby";
import { appendLog } from "./log";

describeOnEachDatabase((db) => {
  test("the door is open until the log says otherwise, and its last word counts", async () => {
    const { id } = await newSession(db());
    expect(await lobbyOf(db(), id)).toEqual(OPEN_LOBBY);
    const locked = { ...OPEN_LOBBY, locked: true };
    await appendLog(db(), id, [
      { type: "lobby-changed", seq: 1, at: 1, locked: false, approval: true, generatedNames: false },
      { type: "lobby-changed", seq: 2, at: 2, ...locked },
    ]);
    expect(await lobbyOf(db(), id)).toEqual(locked);
  });

  test("a seat that is given again is named as its new holder is", async () => {
    const { id } = await newSession(db());
    const joined = (seq: number, participant: number, admitted: boolean) =>
      ({ type: "participant-joined", seq, at: seq, participant, nickname: `s${seq}`, admitted }) as const;
    await appendLog(db(), id, [
      joined(1, 0, true),
      joined(2, 1, false),
      joined(3, 2, false),
      { type: "participant-admitted", seq: 4, at: 4, participant: 2 },
      joined(5, 3, true),
      joined(6, 3, false),
      joined(7, 4, false),
      { type: "participant-removed", seq: 8, at: 8, participant: 4 },
      { type: "participant-readmitted", seq: 9, at: 9, participant: 4, nickname: "s7 2" },
      { type: "participant-renamed", seq: 10, at: 10, participant: 0, nickname: "Zoe" },
    ]);
    const names = await Promise.all([0, 1, 2, 3, 4, 5].map((seat) => nicknameOfSeat(db(), id, seat)));
    expect(names).toEqual(["Zoe", "s2", "s3", "s6", "s7 2", null]);
  });
});
