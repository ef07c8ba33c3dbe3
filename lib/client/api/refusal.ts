import { z } from "zod";
import { PROBLEM_CODES, type ProblemCode } from "@/lib/session/decide/problem";

const Refusal = z.object({ problem: z.object({ code: z.enum(PROBLEM_CODES) }) });

/**
 * Why a request was refused: our server says so in the body. If something in between answered instead, such as a school's proxy, it is
 * guessed from the status.
 */
export async function refusalOf(response: Response): Promise<ProblemCode> {
  const body = Refusal.safeParse(await response.json().catch(() => null));
  if (body.success) return body.data.problem.code;
  return response.status >= 500 ? "internal" : "no-answer";
}
