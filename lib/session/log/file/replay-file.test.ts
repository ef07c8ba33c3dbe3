import fc from "fast-check";
import { gzipSync } from "fflate";
import { expect, test } from "vitest";
import { fold } from "@/lib/session/log/apply";
import { EventBody, type SessionEvent } from "@/lib/session/log/events";
import { unpackPoints } from "@/lib/session/log/packed/packed-points";
import { wholeLog } from "@/lib/session/log/stored-log";
import { logForReader } from "@/lib/session/log/visible-to-reader";
import { withAnimalNames } from "@/lib/session/names/animal-names";
import { classes } from "@/lib/testing/session/arbitrary-class";
import { earlierClass } from "@/lib/testing/session/earlier-class";
import { logToPassOn } from "./passed-on";
import { decodeReplay, deliveredReplay, encodeReplay, type ReplayFile } from "./replay-file";
import { checksum } from "./unpacked";

const log = earlierClass().events.map(
  ({ seq, at, ...body }): SessionEvent => ({ ...EventBody.parse(body), seq, at }),
);
const CLASS: ReplayFile = { product: "1.0.0", title: "Nets", log };
const FILE = encodeReplay(CLASS);

function refused(problem: string) {
  return { ok: false, problem };
}

/** A file with this content, whose frame says whatever else is given. */
function framed(content: Uint8Array, said: { length?: number; sum?: number; version?: number } = {}) {
  const packed = gzipSync(content);
  const file = new Uint8Array(17 + packed.length);
  const view = new DataView(file.buffer);
  file.set(FILE.subarray(0, 8));
  file[8] = said.version ?? 1;
  view.setUint32(9, said.length ?? content.length, true);
  view.setUint32(13, said.sum ?? checksum(content), true);
  file.set(packed, 17);
  return file;
}

/** A content with this head and these points. */
function contentOf(head: unknown, points = Uint8Array.of(2)) {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const content = new Uint8Array(4 + json.length + points.length);
  new DataView(content.buffer).setUint32(0, json.length, true);
  content.set(json, 4);
  content.set(points, 4 + json.length);
  return content;
}

const CREATED = { type: "session-created", title: "Nets", plan: CLASS.log[0], seq: 0, at: 0 };

test("a file holds a class as it was put in, whoever its readers are", () => {
  expect(decodeReplay(FILE)).toEqual({ ok: true, file: CLASS });
  fc.assert(
    fc.property(classes, fc.constantFrom("host", "link", "animals"), ({ events }, reader) => {
      const known = reader === "host" ? events : logForReader("link", events);
      const told = reader === "animals" ? withAnimalNames(known, "en") : known;
      const file = { product: "1.0.0", title: "Nets", log: [...told] };
      const read = decodeReplay(encodeReplay(file));
      expect(read.ok && fold(read.file.log)).toEqual(fold(file.log));
    }),
    { numRuns: 60 },
  );
});

test("the same replay makes the same file, which is much smaller than its log", () => {
  expect(encodeReplay(CLASS)).toEqual(FILE);
  expect(FILE.length).toBeLessThan(JSON.stringify(log).length / 3);
});

test("what is passed on is what the link shows, with animals or without", () => {
  expect(logToPassOn(log, null)).toEqual(logForReader("link", log));
  expect(logToPassOn(log, "ar")).toEqual(withAnimalNames(logForReader("link", log), "ar"));
});

test("a file is delivered in parts that make the whole log again", () => {
  const { index, partBytes } = deliveredReplay(CLASS);
  const reports = index.parts.flatMap((part) => unpackPoints(partBytes.get(part)!));
  expect(wholeLog(index, reports)).toEqual(log);
});

test("something else than a replay is told from one", () => {
  for (const bytes of [
    new Uint8Array(),
    new Uint8Array(17),
    new TextEncoder().encode("<!doctype html><p>Hi</p>"),
  ])
    expect(decodeReplay(bytes)).toEqual(refused("replay-file-foreign"));
});

test("a file of a later version says so, whatever is in it", () => {
  expect(decodeReplay(framed(new Uint8Array(9), { version: 2, length: 4e9 }))).toEqual(
    refused("replay-file-newer"),
  );
});

test("a file that is cut off anywhere, or has a byte changed, is damaged", () => {
  for (const length of [17, 18, 40, Math.floor(FILE.length / 2), FILE.length - 9])
    expect(decodeReplay(FILE.subarray(0, length))).toEqual(refused("replay-file-damaged"));
  for (const at of [9, 13, 16, 17, 30, Math.floor(FILE.length / 2)]) {
    const changed = FILE.slice();
    changed[at] ^= 0x10;
    expect(decodeReplay(changed)).toEqual(refused("replay-file-damaged"));
  }
});

test("a file that says it is huge is not believed, and one that is more than it says is not unpacked", () => {
  const small = contentOf({});
  expect(decodeReplay(framed(small, { length: 0xffff_ffff }))).toEqual(refused("replay-file-too-large"));
  expect(decodeReplay(framed(small, { length: 500_000_000 }))).toEqual(refused("replay-file-damaged"));
  expect(decodeReplay(framed(new Uint8Array(50_000_000), { length: 100 }))).toEqual(
    refused("replay-file-damaged"),
  );
});

test("a content that is no class is refused", () => {
  const head = { product: "1", title: "Nets", events: log.filter(({ type }) => type !== "points-reported") };
  const [created] = head.events;
  const points = (...rest: number[]) => Uint8Array.of(2, 1, 0, 0, 0, 0, 0, 0, 0, 0, ...rest);
  const contents = [
    new Uint8Array(0),
    new Uint8Array(3),
    Uint8Array.of(255, 255, 255, 255, 1),
    contentOf(null),
    contentOf({ ...head, more: 1 }),
    contentOf({ ...head, events: "none" }),
    contentOf({ ...head, events: [] }),
    contentOf({ ...head, events: [CREATED] }),
    contentOf({ ...head, events: [created, created] }),
    contentOf({ ...head, events: [created, { type: "hand-raised", participant: -1, seq: 1, at: 0 }] }),
    contentOf({ ...head, events: [created, { type: "unheard-of", seq: 1, at: 0 }] }),
    contentOf({ ...head, events: [created, { type: "session-ended", seq: 1.5, at: 0 }] }),
    contentOf({ ...head, events: [created, { type: "session-ended", seq: 1, at: null }] }),
    contentOf(head, Uint8Array.of(9)),
    // A report of four billion points.
    contentOf(head, points(0, 0, 0, 0, 255, 255, 255, 255, 15)),
  ];
  expect(contents.map((content) => decodeReplay(framed(content)))).toEqual(
    contents.map(() => refused("replay-file-damaged")),
  );
});

test("no bytes at all make reading fail in another way", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isFramed) => {
      expect(decodeReplay(isFramed ? framed(bytes) : bytes).ok).toBe(false);
    }),
  );
});
