import fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "@/lib/session/decide/decide";
import { fold } from "@/lib/session/log/apply";
import { EventBody, type SessionEvent } from "@/lib/session/log/events";
import type { Session } from "@/lib/session/log/session";
import { isDoubtful } from "@/lib/session/names/doubtful-name";
import { asks, classes, exerciseOf } from "@/lib/testing/session/arbitrary-class";
import { JoinRequest } from "./join";
import { Command, Hello, Position } from "./socket";

/** Any JSON value, or binary data, including everything that a parser might stumble over. */
const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
  maxDepth: 3,
});
const odd = fc.oneof(
  anything,
  fc.constantFrom<unknown>(
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    2 ** 53,
    -1,
    0.5,
    "",
    "__proto__",
    "x".repeat(70_000),
    [],
    {},
    JSON.parse('{"__proto__":{"polluted":1}}'),
    JSON.parse(`${"[".repeat(5_000)}${"]".repeat(5_000)}`),
  ),
);

const plausible = fc.constantFrom<unknown>(0, 1, 2, 9, true, false, "Ada", "\u202e", [0], [0, 0, 1], [99]);

/** A command that a page of this class could send, with one thing changed, left out or added. */
type Say = (session: Session) => unknown;
const nearlyRight: fc.Arbitrary<Say> = fc
  .record({
    ask: asks.filter((all) => all.length > 0).map(([first]) => first),
    value: fc.oneof(odd, plausible),
    which: fc.nat(),
    how: fc.constantFrom("keep", "change", "drop", "add", "wrap"),
  })
  .map(({ ask, value, which, how }) => (session) => {
    const command: Record<string, unknown> = { ...ask.command(session) };
    const keys = Object.keys(command);
    const key = keys[which % keys.length];
    if (how === "change") command[key] = value;
    if (how === "drop") delete command[key];
    if (how === "add") command.participant = value;
    return how === "wrap" ? [command] : command;
  });
const messages = fc.array(
  fc.oneof(
    odd.map(
      (value): Say =>
        () =>
          value,
    ),
    nearlyRight,
  ),
  { maxLength: 12 },
);

test("whatever arrives is parsed or refused, and what is parsed leads only to valid events", () => {
  let read = 0;
  fc.assert(
    fc.property(classes, messages, ({ session }, said) => {
      for (const say of said) {
        const parsed = Command.safeParse(say(session));
        if (!parsed.success) continue;
        read++;
        for (const actor of [
          { kind: "host" } as const,
          ...[0, 1, 9].map((participant) => ({ kind: "participant" as const, participant })),
        ]) {
          const context = { actor, now: session.at, seed: 7, maxParticipants: 4, isDoubtful, exerciseOf };
          const decision = decide(session, parsed.data, context);
          if (!decision.ok) continue;
          const events = decision.events.map(
            (body, index): SessionEvent => ({
              ...EventBody.parse(body),
              seq: session.seq + 1 + index,
              at: 1,
            }),
          );
          expect(fold(events, session).seq).toBe(session.seq + events.length);
        }
      }
    }),
    { numRuns: 300 },
  );
  // Otherwise all commands might have been refused at once.
  expect(read).toBeGreaterThan(50);
  expect({}).not.toHaveProperty("polluted");
});

test("only valid hellos, positions and join requests are parsed", () => {
  fc.assert(
    fc.property(
      odd,
      fc.constantFrom("session", "screen", "position", "epoch", "seq", "code", "nickname"),
      (value, key) => {
        const hello = {
          session: "0b7c1f0e-7f3a-4c7e-9a55-8f1f8a1c2d3e",
          screen: "lab",
          position: null,
          [key]: value,
        };
        const position = { epoch: "x", seq: 1, [key]: value };
        const join = { code: "ACDEFG", nickname: "Ada", [key]: value };
        for (const [schema, whole] of [
          [Hello, hello],
          [Position, position],
          [JoinRequest, join],
        ] as const) {
          const parsed = schema.safeParse(whole);
          expect(schema.safeParse(value).success).toBe(false);
          if (parsed.success) expect(JSON.stringify(parsed.data).length).toBeLessThan(2_000);
        }
      },
    ),
    { numRuns: 500 },
  );
});
