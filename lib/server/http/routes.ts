import type { Database } from "@/db/store/client";
import type { ClassDoor } from "@/lib/auth/class-door";
import { MAX_CHECKPOINT_BYTES } from "@/lib/protocol/checkpoint";
import { createJoin } from "../door/join";
import { createReturn } from "../door/return";
import { createSeatCode, createTakeSeat } from "../door/seat-move";
import type { Logger } from "../logger";
import { createLtiAnswers } from "../lti/answers";
import { createLtiDoor } from "../lti/door";
import { answerCheck } from "../operations/check";
import { createHealth } from "../operations/health";
import type { Metrics } from "../operations/metrics";
import type { RefereeDesk } from "../referee/referee-desk";
import type { UploadWatch } from "../referee/upload-watch";
import { createReplayDoor } from "../replay/replay-door";
import type { Replays } from "../replay/replays";
import type { Rooms } from "../room/rooms";
import { createBodyRoom } from "./bodies";
import {
  CHECKPOINT_ROOM,
  createCheckpointOfStudent,
  createCheckpointUpload,
  createOwnCheckpoint,
} from "./checkpoints";
import { createErasure } from "./erasure";
import { createPractice } from "./examples/practice";
import { createSplits } from "./examples/splits";
import { createPlannedChallenges } from "./planned-challenges";
import { createRoundDigest } from "./round-digest";
import { type AnyRoute, route } from "./route";

export type RoutesOptions = {
  readonly db: Database;
  readonly rooms: Rooms;
  readonly door: ClassDoor;
  readonly desk: RefereeDesk;
  readonly uploads: UploadWatch;
  readonly replays: Replays;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly isClosing: () => boolean;
  readonly publicUrl: string | null;
};

/**
 * What Next answers under `/api`: next-auth, in `app/api`. It reads bodies of any length into memory; an e-mail address, a password
 * and a token are far shorter than `mostBytes`.
 */
export const OF_NEXT = { path: "/api/auth/", mostBytes: 8_192 };

/** Far more than an honest page sends. */
const OF_SEAT = { points: 20, duration: 10 };
/** For all readers of a replay by one of its links, or for one of its teachers; log and parts together, and examples by themselves. Requests over the limit are told to retry. */
const READERS = { points: 6_000, duration: 60 };
/** Of one network: a school's students launch together, in two steps each. */
const LAUNCHES = { points: 2_400, duration: 60 };
const REPLAY = { requests: READERS, idleMs: 20_000 };

/** All of `/api` except next-auth: every route, who may call it, its limits, and its handler. */
export function apiRoutes(options: RoutesOptions): readonly AnyRoute[] {
  const { metrics } = options;
  const { health, ready } = createHealth(options);
  const replay = createReplayDoor(options);
  const splits = createSplits(options);
  const lti = { ...createLtiDoor(options), ...createLtiAnswers(options) };
  return [
    route({
      name: "join",
      method: "POST",
      path: "/api/join",
      who: "join code",
      limits: { body: { json: 4 * 1024 } },
      answer: createJoin(options),
    }),
    route({
      name: "return",
      method: "POST",
      path: "/api/return",
      who: "removed seat",
      // A page asks every few seconds.
      limits: { body: { json: 1024 }, requests: OF_SEAT },
      answer: createReturn(options),
    }),
    route({
      name: "seat-code",
      method: "POST",
      path: "/api/sessions/:session/participants/:participant/seat-move",
      who: "desk",
      limits: { requests: OF_SEAT },
      answer: createSeatCode(options),
    }),
    route({
      name: "seat-move",
      method: "POST",
      path: "/api/seat-move",
      who: "seat code",
      limits: { body: { json: 1024 } },
      answer: createTakeSeat(options),
    }),
    route({
      name: "split",
      method: "GET",
      path: "/api/sessions/:session/rounds/:round/splits/:split",
      who: "seat or desk",
      // A lab asks for two when a round starts, and retries with growing pauses if that fails.
      limits: { requests: { points: 100, duration: 10 } },
      answer: splits.open,
    }),
    route({
      name: "sealed-split",
      method: "GET",
      path: "/api/sessions/:session/rounds/:round/sealed-splits/:split",
      who: "seat",
      // A lab asks for two while it waits for a round, and gives up after a few attempts.
      limits: { requests: OF_SEAT },
      answer: splits.sealed,
    }),
    route({
      name: "seal-key",
      method: "GET",
      path: "/api/sessions/:session/rounds/:round/seal-key",
      who: "seat",
      // A lab asks once when a round starts, and retries with growing pauses if that fails.
      limits: { requests: { points: 100, duration: 10 } },
      answer: splits.key,
    }),
    route({
      name: "challenges",
      method: "GET",
      path: "/api/sessions/:session/challenges",
      who: "seat or desk",
      // A page asks when a challenge that it does not know is put into the plan, and retries with growing pauses if that fails.
      limits: { requests: OF_SEAT },
      answer: createPlannedChallenges(options),
    }),
    route({
      name: "digest",
      method: "GET",
      path: "/api/sessions/:session/rounds/:round/digest",
      who: "seat or desk",
      // A page asks when a round is over, when its test is opened, and at most every four seconds while scores change.
      limits: { requests: OF_SEAT },
      answer: createRoundDigest(options),
    }),
    route({
      name: "checkpoint",
      method: "PUT",
      path: "/api/sessions/:session/runs/:run/checkpoint",
      who: "seat",
      // A seat trains one run at a time, and cannot finish nearly as many.
      limits: { body: { bytes: MAX_CHECKPOINT_BYTES }, requests: OF_SEAT },
      answer: createCheckpointUpload({ ...options, room: createBodyRoom(CHECKPOINT_ROOM) }),
    }),
    route({
      name: "network",
      method: "GET",
      path: "/api/sessions/:session/runs/:run/checkpoint",
      who: "seat",
      // A page asks once, when it is opened.
      limits: { requests: OF_SEAT },
      answer: createOwnCheckpoint(options),
    }),
    route({
      name: "student-network",
      method: "GET",
      path: "/api/sessions/:session/participants/:participant/runs/:run/checkpoint",
      who: "desk",
      answer: createCheckpointOfStudent(options),
    }),
    route({
      name: "erasure",
      method: "POST",
      path: "/api/sessions/:session/participants/:participant/erasure",
      who: "host",
      limits: { body: { json: 1024 } },
      answer: createErasure(options),
    }),
    route({
      name: "replay",
      method: "GET",
      path: "/api/sessions/:session/log",
      who: "share link or desk",
      limits: REPLAY,
      answer: replay.log,
    }),
    route({
      name: "replay",
      method: "GET",
      path: "/api/sessions/:session/log/:revision/:part",
      who: "share link or desk",
      limits: REPLAY,
      answer: replay.part,
    }),
    route({
      name: "practice",
      method: "GET",
      path: "/api/sessions/:session/practice/:round/:split",
      who: "practice link or desk",
      limits: REPLAY,
      answer: createPractice(options),
    }),
    route({
      name: "lti",
      method: "GET",
      path: "/api/lti/login",
      who: "anyone",
      limits: { requests: LAUNCHES },
      answer: lti.login,
    }),
    route({
      name: "lti",
      method: "POST",
      path: "/api/lti/login",
      who: "anyone",
      fromElsewhere: true,
      limits: { body: { form: 32 * 1024 }, requests: LAUNCHES },
      answer: lti.login,
    }),
    route({
      name: "lti",
      method: "POST",
      path: "/api/lti/launch",
      who: "learning platform",
      fromElsewhere: true,
      limits: { body: { form: 64 * 1024 }, requests: LAUNCHES },
      answer: lti.launch,
    }),
    route({
      name: "lti-enter",
      method: "GET",
      path: "/api/lti/enter",
      who: "learning platform",
      answer: lti.enter,
    }),
    route({
      name: "lti-choice",
      method: "POST",
      path: "/api/lti/choice",
      who: "learning platform",
      limits: { body: { form: 1024 } },
      answer: lti.choice,
    }),
    route({
      name: "lti-keys",
      method: "GET",
      path: "/api/lti/keys",
      who: "anyone",
      answer: lti.keys,
    }),
    route({
      name: "health",
      method: "GET",
      path: "/api/health",
      who: "anyone",
      whileClosing: true,
      answer: health,
    }),
    route({
      name: "ready",
      method: "GET",
      path: "/api/ready",
      who: "anyone",
      whileClosing: true,
      answer: ready,
    }),
    route({
      name: "check",
      method: "GET",
      path: "/api/check",
      who: "anyone",
      // A page asks seven times; three hundred do it at once, from behind one address.
      limits: { requests: { points: 2_400, duration: 10 } },
      answer: answerCheck,
    }),
    route({
      name: "metrics",
      method: "GET",
      path: "/api/metrics",
      who: "operator",
      whileClosing: true,
      answer: async () => ({
        headers: { "Content-Type": metrics.contentType },
        bytes: await metrics.text(),
      }),
    }),
  ];
}
