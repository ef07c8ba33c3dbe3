import { gzipSync, strFromU8, strToU8 } from "fflate";
import { z } from "zod";
import { EventBody, type EventOf, type SessionEvent } from "@/lib/session/log/events";
import { LONGEST_GAP_MS } from "@/lib/session/log/folded-time";
import { cutPacked, packPoints, unpackPoints } from "@/lib/session/log/packed/packed-points";
import type { LogIndex, LogPart } from "@/lib/session/log/stored-log";
import { checksum, unpackedOf } from "./unpacked";

/** How the name of a file with a replay ends. */
export const REPLAY_ENDING = "downhill";

/** A replay as one file: everything that its reader was shown of a class, and nothing more. */
export type ReplayFile = {
  /** The version of Downhill that made the file. */
  readonly product: string;
  readonly title: string;
  /** In the order of `seq`. */
  readonly log: readonly SessionEvent[];
};

/** Why a file cannot be played. */
type ReplayFileProblem =
  | "replay-file-foreign"
  | "replay-file-newer"
  | "replay-file-damaged"
  | "replay-file-too-large";

type Decoded =
  | { readonly ok: true; readonly file: ReplayFile }
  | { readonly ok: false; readonly problem: ReplayFileProblem };

/*
 * The layout: the magic, a byte with the version of the layout, the length and the checksum of what is packed (uint32 little-endian each), then that, in
 * gzip's format: the length of the head (uint32 little-endian), the head as JSON, and all points as `packPoints` packs them.
 */
const MAGIC = strToU8("DOWNHILL");
const VERSION = 1;
const LENGTH_AT = MAGIC.length + 1;
const CHECKSUM_AT = LENGTH_AT + 4;
const PACKED_AT = CHECKSUM_AT + 4;

/** Far more than a day with a large class comes to. */
export const MOST_REPLAY_BYTES = 64 * 1024 ** 2;
const MOST_UNPACKED = 512 * 1024 ** 2;

const MOST_EVENTS = 2_000_000;
/** Longer than any class is kept. */
const LATEST = 1e12;
const Place = z.object({ seq: z.int().min(0).max(1e9), at: z.number().min(0).max(LATEST) });
const Head = z.strictObject({
  product: z.string().max(100),
  title: z.string().max(4_000),
  events: z.array(z.looseObject({ seq: z.unknown(), at: z.unknown() })).max(MOST_EVENTS),
});

export function encodeReplay({ log, ...about }: ReplayFile): Uint8Array<ArrayBuffer> {
  const isReport = (event: SessionEvent): event is Report => event.type === "points-reported";
  const head = strToU8(JSON.stringify({ ...about, events: log.filter((event) => !isReport(event)) }));
  const points = packPoints(log.filter(isReport));
  const content = new Uint8Array(4 + head.length + points.length);
  new DataView(content.buffer).setUint32(0, head.length, true);
  content.set(head, 4);
  content.set(points, 4 + head.length);
  // The time stamp of gzip's own header would make two files of the same replay differ.
  const packed = gzipSync(content, { level: 9, mtime: "1980-01-01T12:00:00" });
  const file = new Uint8Array(PACKED_AT + packed.length);
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  file[MAGIC.length] = VERSION;
  view.setUint32(LENGTH_AT, content.length, true);
  view.setUint32(CHECKSUM_AT, checksum(content), true);
  file.set(packed, PACKED_AT);
  return file;
}

type Report = EventOf<"points-reported">;

/** Reads a file that may come from anywhere. What it says of a class may still contradict itself. */
export function decodeReplay(bytes: Uint8Array): Decoded {
  if (bytes.length < PACKED_AT || MAGIC.some((byte, index) => bytes[index] !== byte))
    return refused("replay-file-foreign");
  if (bytes[MAGIC.length]! > VERSION) return refused("replay-file-newer");
  if (bytes[MAGIC.length] !== VERSION) return refused("replay-file-damaged");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(LENGTH_AT, true);
  if (length > MOST_UNPACKED || bytes.length > MOST_REPLAY_BYTES) return refused("replay-file-too-large");
  try {
    const content = unpackedOf(bytes.subarray(PACKED_AT), length);
    if (content === null || checksum(content) !== view.getUint32(CHECKSUM_AT, true))
      return refused("replay-file-damaged");
    return { ok: true, file: fileIn(content) };
  } catch {
    return refused("replay-file-damaged");
  }
}

function refused(problem: ReplayFileProblem): Decoded {
  return { ok: false, problem };
}

/** Throws if it is not what `encodeReplay` packs. */
function fileIn(content: Uint8Array): ReplayFile {
  const headLength = new DataView(content.buffer, content.byteOffset, 4).getUint32(0, true);
  if (4 + headLength > content.length) throw new RangeError("The head is cut off.");
  const { events, ...about } = Head.parse(JSON.parse(strFromU8(content.subarray(4, 4 + headLength))));
  const reports = unpackPoints(content.subarray(4 + headLength));
  const log = [...events, ...reports].map((event): SessionEvent => {
    const { seq, at, ...body } = event;
    return { ...EventBody.parse(body), ...Place.parse({ seq, at }) };
  });
  log.sort((one, other) => one.seq - other.seq);
  if (log[0]?.type !== "session-created" || log.some(({ seq }, index) => seq === log[index - 1]?.seq))
    throw new RangeError("A log begins with its session, and no two of its events have the same number.");
  return { ...about, log };
}

/** Bytes of a part at most: so much is unpacked at once. */
const PART_BYTES = 256 * 1024;

/** The file as a server would deliver it: an index, and the bytes of each of its parts. */
export function deliveredReplay({ title, log }: ReplayFile): {
  readonly index: LogIndex;
  readonly partBytes: ReadonlyMap<LogPart, Uint8Array>;
} {
  const reports = log.filter((event): event is Report => event.type === "points-reported");
  const pieces = cutPacked(packPoints(reports), PART_BYTES, LONGEST_GAP_MS);
  const partBytes = new Map(
    pieces.map(({ firstSeq: first, lastSeq: last, fromAt: from, toAt: to, packed }) => [
      { first, last, from, to, bytes: packed.length },
      packed,
    ]),
  );
  const index = {
    ...{ title, revision: 0, end: log.at(-1)!.seq + 1 },
    events: log.filter(({ type }) => type !== "points-reported"),
    parts: [...partBytes.keys()],
  };
  return { index, partBytes };
}
