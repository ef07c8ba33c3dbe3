import { expect, test } from "vitest";
import type { SessionRow } from "@/db/session/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import { report, START_RUN, screenOfArrays } from "@/lib/testing/server/class";
import { HOST, roomByHand, SYSTEM, seat } from "@/lib/testing/server/room";
import { TICKS_A_SECOND } from "../room/clock";
import { createUploadWatch, createWeightsClock } from "./upload-watch";

const VERDICT = {
  ...{ step: 80, agrees: true, climbs: true },
  validation: { loss: 0.6446, score: 7, metric: 0.535 },
};

/** Ada's run was checked. Mallory's has ended, and no weights of hers have come. */
function classOfTwo() {
  const room = roomByHand();
  const { ask, join, live, turn } = room;
  const labs = [screenOfArrays("lab", 0), screenOfArrays("lab", 1)];
  for (const [participant, nickname] of ["Ada", "Mallory"].entries()) {
    join(nickname);
    live.enter(labs[participant], null);
  }
  ask(HOST, { type: "start-round", round: 0 });
  for (const participant of [0, 1]) {
    ask(seat(participant), START_RUN);
    ask(seat(participant), report(0, 0, 8));
    ask(seat(participant), { type: "end-run", run: 0, reason: "finished" });
  }
  ask(SYSTEM, { type: "score-run", participant: 0, run: 0, verdict: VERDICT });
  room.seconds(1);
  const uploads = createUploadWatch();
  const row = { id: "a class" } as SessionRow;
  const newClock = () =>
    createWeightsClock({ uploads, exerciseOf: findChallenge, now: () => room.clock.now });
  let clock = newClock();
  return {
    ...{ live, labs, uploads, session: room.session },
    begin: (participant: number) => uploads.begin(row.id, participant),
    restart() {
      clock = newClock();
    },
    /** So many seconds of the class. */
    wait(seconds: number) {
      for (let tick = 0; tick < TICKS_A_SECOND * seconds; tick++) {
        turn();
        clock({ row, live });
      }
    },
    unproven: () => room.session().participants.map(({ runs }) => runs[0].unproven),
    log: room.log,
  };
}

test("a run whose page is here and sends no weights for half a minute is set aside, once, by an event", () => {
  const { wait, unproven, log } = classOfTwo();
  wait(29);
  expect(unproven()).toEqual([false, false]);
  wait(90);
  expect(unproven()).toEqual([false, true]);
  expect(log.filter(({ type }) => type === "run-unproven")).toMatchObject([{ participant: 1, run: 0 }]);
});

test("while a page is away no time passes for its run, and a reload takes none of it", () => {
  const { live, labs, wait, unproven } = classOfTwo();
  wait(20);
  live.leave(labs[1]);
  wait(600);
  expect(unproven()).toEqual([false, false]);
  live.enter(labs[1], null);
  wait(8);
  expect(unproven()).toEqual([false, false]);
  wait(4);
  expect(unproven()).toEqual([false, true]);
});

test("while an upload is under way a run is not set aside, for five minutes at most", () => {
  const { begin, uploads, wait, unproven } = classOfTwo();
  wait(20);
  begin(1);
  wait(120);
  expect([uploads.isUnderWay("a class", 1), uploads.isUnderWay("a class", 0)]).toEqual([true, false]);
  expect(unproven()).toEqual([false, false]);
  wait(170);
  expect(unproven()).toEqual([false, true]);
});

test("a server that starts again gives everybody the whole time", () => {
  const { restart, wait, unproven } = classOfTwo();
  wait(25);
  restart();
  wait(25);
  expect(unproven()).toEqual([false, false]);
});
