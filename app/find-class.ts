import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { SessionRow } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import { classDoor } from "@/lib/auth/class-door";
import { JoinCode } from "@/lib/protocol/join";

/** In an address: this browser has just been sent round once to bring its pass along. */
export const SENT_ROUND = "again";

/**
 * The live class of a code as it was typed. A browser that comes without a pass while strangers at its address have guessed too
 * often is sent round once, to `here`: the answer that sends it carries a pass. `here` null: it was sent already.
 */
export async function findClass(
  typed: string,
  here: string | null,
): Promise<SessionRow | "no-such-code" | "too-fast"> {
  const joinCode = JoinCode.safeParse(typed);
  if (!joinCode.success) return "no-such-code";
  const door = classDoor();
  const pass = door.passes.valid((await cookies()).get(BROWSER_PASS_COOKIE)?.value);
  // The server has put the address it saw into this header, in place of what the browser may have sent.
  const address = (await headers()).get("x-forwarded-for") ?? "unknown";
  const found = await door.find(await getDatabase(), joinCode.data, { address, pass });
  if (found === "too-fast" && pass === null && here !== null) redirect(here);
  return found;
}
