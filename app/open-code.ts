import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getDatabase } from "@/db/store/client";
import { BROWSER_PASS_COOKIE } from "@/lib/auth/browser-pass";
import { classDoor, type Opened } from "@/lib/auth/class-door";
import { JoinCode } from "@/lib/protocol/join";

/** The query parameter of an address to which a browser has just been redirected, so that it brings its pass. */
export const SENT_ROUND = "again";

/**
 * What a code opens, as it was typed: a live class, or a seat of one that moves to this device. A browser without a pass, at an address where strangers have guessed too often, is
 * redirected once, to `here`: the redirect sets the pass. `here` null: it has already been redirected.
 */
export async function openCode(
  typed: string,
  here: string | null,
): Promise<Opened | "no-such-code" | "too-fast"> {
  const joinCode = JoinCode.safeParse(typed);
  if (!joinCode.success) return "no-such-code";
  const door = classDoor();
  const pass = door.passes.valid((await cookies()).get(BROWSER_PASS_COOKIE)?.value);
  // The server replaces this header by the address it saw.
  const address = (await headers()).get("x-forwarded-for") ?? "unknown";
  const found = await door.open(await getDatabase(), joinCode.data, { address, pass });
  if (found === "too-fast" && pass === null && here !== null) redirect(here);
  return found;
}

/** What a code in an address opens; one that opens nothing goes back to the boxes, which say so. `page`: where under the code's own address this is asked. */
export async function openedCode(
  typed: string,
  page: "" | "/move",
  sentRound: boolean,
): Promise<{ readonly code: string; readonly opened: Opened }> {
  const code = typed.replace(/[^0-9A-Za-z]/g, "");
  const opened = await openCode(code, sentRound ? null : `/join/${code}${page}?${SENT_ROUND}`);
  return typeof opened === "string" ? redirect(`/?code=${code}&${SENT_ROUND}`) : { code, opened };
}
