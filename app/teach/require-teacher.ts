import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Teacher } from "@/db/school/teachers";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { needsSetUp } from "@/lib/auth/set-up";
import { PAGE_ADDRESS_HEADER } from "@/lib/protocol/http";
import { signInAddress } from "./sign-in-address";

/** The signed-in teacher. Otherwise redirects to sign in, or to set up a server without a teacher, and from there back to this address. */
export async function requireTeacher(): Promise<Teacher> {
  const teacher = await currentTeacher();
  if (teacher) return teacher;
  const here = (await headers()).get(PAGE_ADDRESS_HEADER);
  redirect(signInAddress(here, (await needsSetUp()) ? "set-up" : "sign-in"));
}
