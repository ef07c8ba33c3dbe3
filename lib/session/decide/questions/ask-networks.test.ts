import { expect, test } from "vitest";
import { openRound } from "@/lib/session/decide/plan";
import { fold } from "@/lib/session/log/apply";
import { EventBody } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { type AskedFeatures, askedFeatures } from "@/lib/session/questions/asked-features";
import { exerciseOf } from "@/lib/testing/session/arbitrary-class";
import { type Actor, HostCommand, type SystemCommand } from "../commands";
import { decide } from "../decide";
import { MOST_INPUTS } from "./ask-networks";

const HOST = { kind: "host" } as const;
const SYSTEM = { kind: "system" } as const;
const POINT: AskedFeatures = { kind: "numbers", features: [0.5, -1] };
const INK = askedFeatures(new Float32Array(64).fill(0.5), true);
const ANSWERS = [{ participant: 0, run: 0, says: 1, sure: 0.75 }];

function started(challenge: string, later: readonly EventBody[] = []): Session {
  const bodies: EventBody[] = [
    { type: "session-created", title: "Try", plan: { rounds: [openRound(challenge, null)] } },
    { type: "participant-joined", participant: 0, nickname: "Ada", admitted: true },
    { type: "round-started", round: 0, seed: 1, deadline: null },
    ...later,
  ];
  return fold(bodies.map((body, seq) => ({ ...body, seq, at: seq })));
}

function asked(session: Session, command: HostCommand | SystemCommand, actor: Actor = HOST) {
  const context = { actor, now: 1_000, seed: 7, maxParticipants: 4, isDoubtful: () => false, exerciseOf };
  const decision = decide(session, command, context);
  return decision.ok ? decision.events : decision.problem.code;
}

const ask = (input: AskedFeatures, number = 0) => ({ type: "ask-networks", number, input }) as const;
const record = (input: AskedFeatures, number = 0) =>
  ({ type: "record-answers", number, round: 0, input, answers: ANSWERS }) as const;

test("only a host may ask, and only the server says what the networks answered", () => {
  const session = started("moons");
  expect(asked(session, ask(POINT))).toEqual([]);
  expect(asked(session, ask(POINT), { kind: "participant", participant: 0 })).toBe("not-allowed");
  expect(asked(session, record(POINT), HOST)).toBe("not-allowed");
  expect(asked(session, record(POINT), { kind: "participant", participant: 0 })).toBe("not-allowed");
  const events = asked(session, record(POINT), SYSTEM);
  expect(events).toEqual([{ type: "input-asked", number: 0, round: 0, input: POINT, answers: ANSWERS }]);
  expect((events as EventBody[]).map((event) => EventBody.parse(event))).toEqual(events);
});

test("an input that does not fit the round's networks is refused in a sentence", () => {
  const moons = started("moons");
  const drawings = started("drawings");
  const numbers = (...features: number[]): AskedFeatures => ({ kind: "numbers", features });
  expect(asked(moons, ask(numbers(1)))).toBe("input-misfits");
  expect(asked(moons, ask(numbers(1, 2, 3)))).toBe("input-misfits");
  expect(asked(moons, ask(INK))).toBe("input-misfits");
  expect(asked(moons, ask(numbers(1, 1e30)))).toBe("input-out-of-range");
  expect(asked(drawings, ask(INK))).toEqual([]);
  expect(asked(drawings, ask(numbers(...new Array<number>(64).fill(0.1))))).toBe("input-misfits");
  expect(asked(drawings, ask(askedFeatures(new Float32Array(64), true)))).toBe("input-empty");
  expect(asked(drawings, ask(askedFeatures(new Float32Array(63).fill(1), true)))).toBe("input-misfits");
  expect(asked(drawings, ask({ kind: "picture", shades: "no base64!" }))).toBe("input-misfits");
  expect(asked(drawings, ask({ kind: "picture", shades: "" }))).toBe("input-misfits");
  expect(asked(started("words"), ask(INK))).toBe("no-input-round");
});

test("what no page would send is no command at all", () => {
  for (const input of [
    { kind: "numbers", features: [Number.NaN, 0] },
    { kind: "numbers", features: [Number.POSITIVE_INFINITY, 0] },
    { kind: "numbers", features: new Array<number>(1_001).fill(0) },
    { kind: "numbers", features: "0 0" },
    { kind: "picture", shades: "A".repeat(20_001) },
    { kind: "picture", shades: "AAAA", answers: [] },
  ])
    expect(HostCommand.safeParse({ type: "ask-networks", number: 0, input }).success).toBe(false);
});

test("asked twice, it is asked once; in one round a class is asked about a bounded number of inputs", () => {
  const answered = (count: number) =>
    started(
      "moons",
      Array.from({ length: count }, (_, number): EventBody => {
        return { type: "input-asked", number, round: 0, input: POINT, answers: ANSWERS };
      }),
    );
  const once = answered(1);
  expect(asked(once, ask(POINT, 0))).toEqual([]);
  expect(asked(once, record(POINT, 0), SYSTEM)).toEqual([]);
  expect(asked(once, ask(POINT, 2))).toBe("bad-request");
  expect(asked(answered(MOST_INPUTS - 1), record(POINT, MOST_INPUTS - 1), SYSTEM)).toHaveLength(1);
  expect(asked(answered(MOST_INPUTS), ask(POINT, MOST_INPUTS))).toBe("too-many-inputs");
  expect(asked(answered(MOST_INPUTS), record(POINT, MOST_INPUTS), SYSTEM)).toBe("too-many-inputs");
});

test("a class learns why nothing was asked: no network is checked, the round is another by now, or the class has ended", () => {
  const session = started("moons");
  expect(asked(session, { ...record(POINT), answers: [] }, SYSTEM)).toBe("no-checked-network");
  expect(asked(session, { ...record(POINT), round: 1 }, SYSTEM)).toBe("no-input-round");
  expect(asked(started("moons", [{ type: "session-ended" }]), ask(POINT))).toBe("session-ended");
  const lobby = fold([
    {
      ...{ type: "session-created", title: "Try", plan: { rounds: [openRound("moons", null)] } },
      ...{ seq: 0, at: 0 },
    },
  ]);
  expect(asked(lobby, ask(POINT))).toBe("no-input-round");
  const between = started("moons", [{ type: "round-closed", round: 0, reason: "host" }]);
  expect(asked(between, record(POINT), SYSTEM)).toHaveLength(1);
});
