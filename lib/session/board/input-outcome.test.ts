import { expect, test } from "vitest";
import { fold } from "@/lib/session/log/apply";
import type { EventBody } from "@/lib/session/log/events";
import { inputOutcome } from "./input-outcome";

const NAMES = ["Ada", "Grace", "Edith", "Hedy"];
const answer = (participant: number, says: number, sure: number | null = 0.5) => ({
  participant,
  run: 0,
  says,
  sure,
});

function asked(answers: ReturnType<typeof answer>[], later: EventBody[] = []) {
  const bodies: EventBody[] = [
    { type: "session-created", title: "Try", plan: { rounds: [] } },
    ...NAMES.map((nickname, participant): EventBody => {
      return { type: "participant-joined", participant, nickname, admitted: true };
    }),
    { type: "input-asked", number: 0, round: 0, input: { kind: "numbers", features: [1] }, answers },
    ...later,
  ];
  const session = fold(bodies.map((body, seq) => ({ ...body, seq, at: seq })));
  return { session, input: session.inputs[0]! };
}

test("most say one class, the surest of them first; those who disagree are listed", () => {
  const { session, input } = asked([
    answer(0, 7, 0.6),
    answer(1, 7, 0.9),
    answer(2, 1, 0.4),
    answer(3, 3, 0.8),
  ]);
  const outcome = inputOutcome(session, input, 10);
  expect(outcome).toEqual({
    ...{ kind: "class", count: 4, tally: [0, 1, 0, 1, 0, 0, 0, 2, 0, 0], most: 7 },
    agreeing: [expect.objectContaining({ participant: 1 }), expect.objectContaining({ participant: 0 })],
    others: [expect.objectContaining({ participant: 3 }), expect.objectContaining({ participant: 2 })],
  });
});

test("where as many say one thing as another, nothing is said by most", () => {
  const { session, input } = asked([answer(0, 0, 0.6), answer(1, 1, 0.9)]);
  expect(inputOutcome(session, input, 2)).toMatchObject({
    most: null,
    agreeing: [],
    others: [{ says: 1 }, { says: 0 }],
  });
});

test("who has been removed since is left out; a lab counts what it was told", () => {
  const answers = [answer(0, 0), answer(1, 1), answer(2, 1)];
  const { session, input } = asked(answers, [{ type: "participant-removed", participant: 1 }]);
  expect(inputOutcome(session, input, 2)).toMatchObject({ count: 2, tally: [1, 1] });
  const inLab = { ...input, answers: [] };
  expect(inputOutcome(session, inLab, 2)).toMatchObject({
    count: 3,
    tally: [1, 2],
    most: 1,
    agreeing: [],
    others: [],
  });
});

test("numbers have a lowest, a middle and a highest", () => {
  const { session, input } = asked([
    answer(0, 30, null),
    answer(1, 10, null),
    answer(2, 12, null),
    answer(3, 20, null),
  ]);
  expect(inputOutcome(session, input, null)).toMatchObject({
    ...{ kind: "number", count: 4, low: 10, middle: 16, high: 30 },
    answers: [{ participant: 1 }, { participant: 2 }, { participant: 3 }, { participant: 0 }],
  });
});
