"use server";

import { getDatabase } from "@/db/store/client";
import { type ByLink, createAccountByLink, setPasswordByLink } from "@/lib/auth/by-link";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { refusalToStore } from "./refusal-to-store";
import { visitorAddress } from "./visitor-address";

type Refused = Omit<Extract<ByLink, { ok: false }>, "ok">;

/** Creates the account that an invitation is for, without signing in. Returns null, or everything that is wrong. */
export async function acceptInvitationAction(typed: unknown): Promise<Refused | null> {
  return refusedBy(createAccountByLink, typed);
}

/** Sets the password that a link is for, without signing in. Returns null, or everything that is wrong. */
export async function resetPasswordAction(typed: unknown): Promise<Refused | null> {
  return refusedBy(setPasswordByLink, typed);
}

async function refusedBy(act: typeof createAccountByLink, typed: unknown): Promise<Refused | null> {
  const opener = { address: await visitorAddress(), signedIn: await currentTeacher() };
  const outcome = await act(await getDatabase(), typed, opener).catch(refusalToStore);
  if (typeof outcome === "string") return { problems: [outcome], waitSeconds: null };
  if (outcome.ok) return null;
  const { problems, waitSeconds } = outcome;
  return { problems, waitSeconds };
}
