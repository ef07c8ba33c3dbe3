import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { needsSetUp } from "@/lib/auth/set-up";
import { SignInStep } from "./sign-in-step";

type Search = { searchParams: Promise<{ next?: string | string[] }> };

/** An address of the teacher's own pages, and of no other site. */
const OWN_PAGE = /^\/(teach|screen|replay)(\/[\w-]+)*$/;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("signIn.submit") };
}

export default async function SignInPage({ searchParams }: Search) {
  const { next } = await searchParams;
  const after = typeof next === "string" && OWN_PAGE.test(next) ? next : "/teach";
  if (await currentTeacher()) redirect(after);
  if (await needsSetUp()) redirect("/teach/set-up");
  return <SignInStep after={after} />;
}
