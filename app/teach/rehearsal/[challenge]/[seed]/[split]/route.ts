import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { CATALOGUE } from "@/lib/challenges/catalogue";
import { standInFor } from "@/lib/challenges/class-drawings";
import { knownOwnChallenge } from "@/lib/challenges/own-challenge";
import type { Challenge } from "@/lib/learning/examples/challenge";
import { isOwn } from "@/lib/learning/examples/own-content";
import { SPLIT_NAMES } from "@/lib/learning/examples/split";
import { REHEARSED_SEEDS, rehearsedSeed } from "@/lib/protocol/rehearsal";
import { encodeSplit } from "@/lib/protocol/split";
import { ownOf } from "../../../../planned-session";

const compress = promisify(gzip);

type Context = { params: Promise<{ challenge: string; seed: string; split: string }> };

/**
 * The examples of a simulated class, for a teacher who rehearses a plan: browsers have no challenges. The test is among them, but no class's own,
 * which comes from a key that only the database knows; of recorded data, the test is public, and of a teacher's own, theirs.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const teacher = await currentTeacher();
  if (!teacher) return new Response(null, { status: 401 });
  const asked = await params;
  const challenge =
    CATALOGUE.find(({ id }) => id === asked.challenge) ??
    standInFor(asked.challenge) ??
    (await ownFound(teacher.id, asked.challenge));
  const seed = REHEARSED_SEEDS.find((one) => String(one) === asked.seed);
  const split = SPLIT_NAMES.find((name) => name === asked.split);
  if (!challenge || seed === undefined || !split) return new Response(null, { status: 404 });
  const examples = challenge.makeSplit(split, rehearsedSeed(challenge.id, split, seed));
  return new Response(new Uint8Array(await compress(new Uint8Array(encodeSplit(examples)))), {
    headers: {
      // Images shrink to a twentieth. The worker unpacks the body itself.
      "Content-Type": "application/gzip",
      // The same until an update changes the challenge, but only for teachers.
      "Cache-Control": "private, max-age=3600",
    },
  });
}

/** A challenge that the teacher has made; null if they have none with this id. */
async function ownFound(teacherId: string, id: string): Promise<Challenge | null> {
  if (!isOwn(id)) return null;
  const [own] = await ownOf(teacherId)([id]);
  return own ? knownOwnChallenge(own.id, own.content) : null;
}
