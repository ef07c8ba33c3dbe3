import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { SessionRow } from "@/db/session/sessions";
import { getDatabase } from "@/db/store/client";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import { classDoor } from "@/lib/auth/class-door";
import { JoinCode } from "@/lib/protocol/join";

/** The query parameter of an address to which a browser has just been redirected, so that it brings its pass. */
export const SENT_ROUND = "again";

/**
 * The live class of a code as it was typed. A browser without a pass, at an address where strangers have guessed too often, is
 * redirected once, to `here`: the redirect sets the pass. `here` null: it has already been redirected.
 */
export async function findClass(
  typed: string,
  here: string | null,
): Promise<SessionRow | "no-such-code" | "too-fast"> {
  const joinCode = JoinCode.safeParse(typed);
  if (!joinCode.success) return "no-such-code";
  const door = classDoor();
  const pass = door.passes.valid((await cookies()).get(BROWSER_PASS_COOKIE)?.value);
  // The server replaces this header by the address it saw.
  const address = (await headers()).get("x-forwarded-for") ?? "unknown";
  const found = await door.find(await getDatabase(), joinCode.data, { address, pass });
  if (found === "too-fast" && pass === null && here !== null) redirect(here);
  return found;
}
