import { expect, test } from "vitest";
import { fold } from "./apply";
import { EventBody, type SessionEvent } from "./events";
import { earlierClass } from "./testing-earlier-class";
import { createTimeline } from "./timeline";

test("a log from before locks and weight decay is read, and replays to the class it was", () => {
  const { events, session } = earlierClass();
  const read = events.map(({ seq, at, ...body }): SessionEvent => ({ ...EventBody.parse(body), seq, at }));
  expect(fold(read)).toEqual(session);
  const timeline = createTimeline(read);
  expect(timeline.at(timeline.duration)).toEqual(session);
});
