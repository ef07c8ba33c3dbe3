import type { FoundLink, LinkKind } from "@/db/school/links";
import type { Teacher } from "@/db/school/teachers";
import { getDatabase } from "@/db/store/client";
import { problemOf } from "@/lib/auth/by-link";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { linkDoor } from "@/lib/auth/link-door";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { visitorAddress } from "./visitor-address";

/** A link that somebody opened. `found` null: it does not work, because of `problem`. `signedIn`: who is signed in there. */
type OpenedLink = {
  readonly signedIn: Teacher | null;
  readonly found: Extract<FoundLink, { state: "open" }> | null;
  readonly problem: ProblemCode;
  readonly waitSeconds: number | null;
};

export async function openedLink(kind: LinkKind, token: string): Promise<OpenedLink> {
  const signedIn = await currentTeacher();
  const found = await linkDoor().find(await getDatabase(), kind, token, await visitorAddress());
  if (found.state === "open") return { signedIn, found, problem: "link-unknown", waitSeconds: null };
  return {
    signedIn,
    found: null,
    problem: problemOf(found),
    waitSeconds: found.state === "wait" ? found.seconds : null,
  };
}
