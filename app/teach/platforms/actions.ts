"use server";

import { addPlatform, removePlatform } from "@/db/school/platforms";
import { getDatabase } from "@/db/store/client";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { readPlatform } from "@/lib/auth/lti/registration";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { refreshOwnersPage } from "../refresh-owners-page";
import { refusalToStore } from "../refusal-to-store";

const PAGE = "/teach/platforms";

/** Registers a learning platform. Returns null, or everything that is wrong. Whether somebody is an owner is decided in the database. */
export async function addPlatformAction(typed: unknown): Promise<readonly ProblemCode[] | null> {
  const teacher = await currentTeacher();
  if (!teacher) return ["not-signed-in"];
  const platform = readPlatform(typed);
  if (!("keysUrl" in platform)) return platform;
  const refused = await addPlatform(await getDatabase(), platform, teacher.id).catch(refusalToStore);
  refreshOwnersPage(PAGE, refused);
  return refused === null ? null : [refused];
}

/** Returns null, or why not. */
export async function removePlatformAction(id: unknown): Promise<ProblemCode | null> {
  const teacher = await currentTeacher();
  if (!teacher) return "not-signed-in";
  if (typeof id !== "string") return "bad-request";
  const refused = await removePlatform(await getDatabase(), id, teacher.id).catch(refusalToStore);
  refreshOwnersPage(PAGE, refused);
  return refused;
}
