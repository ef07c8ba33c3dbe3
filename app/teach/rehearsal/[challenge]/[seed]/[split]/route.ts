import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { CATALOGUE } from "@/lib/challenges/catalogue";
import { standInFor } from "@/lib/challenges/class-drawings";
import { SPLIT_NAMES } from "@/lib/learning/examples/split";
import { REHEARSED_SEEDS, rehearsedSeed } from "@/lib/protocol/rehearsal";
import { encodeSplit } from "@/lib/protocol/split";

const compress = promisify(gzip);

type Context = { params: Promise<{ challenge: string; seed: string; split: string }> };

/**
 * The examples of a simulated class, for a teacher who rehearses a plan: browsers have no challenges. The test is among them, but no class's own,
 * which comes from a key that only the database knows; of recorded data, the test is public.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  if (!(await currentTeacher())) return new Response(null, { status: 401 });
  const asked = await params;
  const challenge = CATALOGUE.find(({ id }) => id === asked.challenge) ?? standInFor(asked.challenge);
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
