import { z } from "zod";
import { handle } from "@/app/api/handle";
import { isHost, ownSeat } from "@/app/api/visitor";
import { isWaitingSeat } from "@/db/lobby";
import { hasRoundStarted, splitSeed } from "@/db/rounds";
import { findSession } from "@/db/sessions";
import { findChallenge } from "@/lib/challenges/catalogue";
import { DOWNLOADABLE_SPLITS } from "@/lib/protocol/split";
import { MAX_ROUNDS } from "@/lib/session/plan";
import { compressedSplit } from "./compressed-splits";

const Params = z.object({
  sessionId: z.uuid(),
  round: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .pipe(z.int().max(MAX_ROUNDS - 1)),
  split: z.enum(DOWNLOADABLE_SPLITS),
});

/** The examples of a round that has started, for those who are in the class. The test split has no address. */
export const GET = handle(async ({ params, db, about }) => {
  const parsed = Params.safeParse(params);
  if (!parsed.success) return "bad-request";
  const { sessionId, round, split } = parsed.data;
  const session = await findSession(db, sessionId);
  if (!session) return "no-such-session";
  about.session = sessionId;
  const seat = await ownSeat(db, session);
  if (seat !== null) about.seat = seat;
  if (!(await isHost(session))) {
    if (seat === null) return "seat-lost";
    if (await isWaitingSeat(db, sessionId, seat)) return "not-admitted";
  }
  const planned = session.plan.rounds[round];
  const challenge = planned && findChallenge(planned.challenge);
  if (!challenge) return "no-such-round";
  if (!(await hasRoundStarted(db, sessionId, round))) return "round-not-running";
  const seed = await splitSeed(db, sessionId, round, split);
  if (seed === null) return "no-such-session";
  const bytes = await compressedSplit(`${sessionId} ${round} ${split}`, () =>
    challenge.makeSplit(split, seed),
  );
  return new Response(bytes, {
    headers: {
      // Pictures shrink to a twentieth. As the body itself, since Next drops a Content-Encoding that a route sets.
      "Content-Type": "application/gzip",
      // The same bytes for ever, but only for those in the class.
      "Cache-Control": "private, max-age=86400, immutable",
    },
  });
});
