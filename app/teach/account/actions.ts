"use server";

import { revalidatePath } from "next/cache";
import { getDatabase } from "@/db/store/client";
import { currentSignIn } from "@/lib/auth/current-teacher";
import { createOwnAccount, type OwnAccount, type Refused } from "@/lib/auth/own-account";
import { refusalToStore } from "../refusal-to-store";

const account = createOwnAccount();

/** Changes the teacher's name. Returns null, or everything that is wrong; likewise the other actions of this page. */
export async function renameAction(typed: unknown): Promise<Refused | null> {
  return refusedBy(account.rename, typed);
}

export async function changeEmailAction(typed: unknown): Promise<Refused | null> {
  return refusedBy(account.moveTo, typed);
}

export async function changePasswordAction(typed: unknown): Promise<Refused | null> {
  return refusedBy(account.setPassword, typed);
}

/** Deletes the teacher's account with everything in it, and signs out every browser. */
export async function deleteAccountAction(typed: unknown): Promise<Refused | null> {
  return refusedBy(account.remove, typed, false);
}

/** `stays`: whether the page is shown again afterwards. */
async function refusedBy(act: OwnAccount["rename"], typed: unknown, stays = true): Promise<Refused | null> {
  const who = await currentSignIn();
  if (!who) return { problems: ["not-signed-in"], waitSeconds: null };
  const refused = await act(await getDatabase(), who, typed).catch(refusalToStore);
  if (typeof refused === "string") return { problems: [refused], waitSeconds: null };
  if (refused === null && stays) revalidatePath("/teach", "layout");
  return refused;
}
