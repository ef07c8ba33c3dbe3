import { z } from "zod";
import { PROBLEMS, type ProblemCode } from "@/lib/session/problem";

const Refusal = z.object({
  problem: z.object({ code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]) }),
});

/** Why our server refused a request, as the answer's body says; null when something between here and there answered in its place. */
export async function refusalIn(response: Response): Promise<ProblemCode | null> {
  const body = Refusal.safeParse(await response.json().catch(() => null));
  return body.success ? body.data.problem.code : null;
}
