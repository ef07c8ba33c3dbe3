"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { MadeLink } from "@/components/teach/people/secret-link";
import { changeRole, removeAccount } from "@/db/school/accounts";
import { makeInvitation, makeResetLink, type NewLink, withdrawInvitation } from "@/db/school/links";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { signIns } from "@/lib/auth/sign-ins";
import { invitationPath, resetPath } from "@/lib/protocol/account-links";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { refreshOwnersPage } from "../refresh-owners-page";
import { refusalToStore } from "../refusal-to-store";

const Role = z.enum(["owner", "teacher"]);
const PAGE = "/teach/people";

/** Makes an invitation; otherwise returns why not. Whether somebody is an owner is decided with every act, in the database. */
export async function inviteAction(role: unknown): Promise<MadeLink | ProblemCode> {
  const teacher = await currentTeacher();
  const wanted = Role.safeParse(role);
  if (!teacher) return "not-signed-in";
  if (!wanted.success) return "bad-request";
  const invitation = { madeBy: teacher.id, role: wanted.data };
  const made = await makeInvitation(await getDatabase(), invitation).catch(refusalToStore);
  refreshOwnersPage(PAGE, made);
  return sent(made, invitationPath);
}

/** Makes an invitation void. Returns null, or why not. */
export async function withdrawInvitationAction(id: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof id !== "string") return "bad-request";
  const withdrawn = await withdrawInvitation(await getDatabase(), id, teacher.id).catch(refusalToStore);
  refreshOwnersPage(PAGE, withdrawn);
  return typeof withdrawn === "string" ? withdrawn : null;
}

/** Changes what somebody may do. Returns null, or why not. */
export async function changeRoleAction(id: unknown, role: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  const wanted = Role.safeParse(role);
  if (!teacher) return "not-signed-in";
  if (typeof id !== "string" || !wanted.success) return "bad-request";
  const refused = await changeRole(await getDatabase(), id, wanted.data, teacher.id).catch(refusalToStore);
  // Whoever has made themselves a teacher is taken elsewhere by the page.
  if (refused !== null || id !== teacher.id) refreshOwnersPage(PAGE, refused);
  return refused;
}

/** Makes a link that sets somebody's password; otherwise returns why not. */
export async function makeResetLinkAction(id: unknown): Promise<MadeLink | ProblemCode> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof id !== "string") return "bad-request";
  return sent(await makeResetLink(await getDatabase(), id, teacher.id).catch(refusalToStore), resetPath);
}

/** Removes somebody's account, and hands its sessions over to `heir`; null: deletes them. Returns null, or why not. */
export async function removeAccountAction(id: unknown, heir: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  // One's own account is deleted on its own page, which asks for the password.
  if (typeof id !== "string" || id === teacher.id) return "bad-request";
  if (heir !== null && typeof heir !== "string") return "bad-request";
  const gone = await removeAccount(await getDatabase(), id, { by: teacher.id, heir }).catch(refusalToStore);
  if (typeof gone === "string") return gone;
  signIns().ended(gone.ended);
  revalidatePath(PAGE);
  return null;
}

function sent(made: NewLink | ProblemCode, pathOf: (token: string) => string): MadeLink | ProblemCode {
  if (typeof made === "string") return made;
  return { path: pathOf(made.token), expiresAt: made.expiresAt.toISOString() };
}
