import { cookies } from "next/headers";
import { cache } from "react";
import type { Teacher } from "@/db/school/teachers";
import { type SignedIn, signedInByCookies } from "./teacher-from-cookies";

/** The teacher who is signed in for the current page or server action; null when nobody is. */
export async function currentTeacher(): Promise<Teacher | null> {
  return (await currentSignIn())?.teacher ?? null;
}

/** The same, with their sign-in. One page asks the database once. */
export const currentSignIn = cache(async (): Promise<SignedIn | null> => {
  const all = (await cookies()).getAll();
  return signedInByCookies(Object.fromEntries(all.map(({ name, value }) => [name, value])));
});
