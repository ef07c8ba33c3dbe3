import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { needsSetUp } from "@/lib/auth/set-up";
import { ownPage, signInAddress } from "../sign-in-address";
import { SignInStep } from "./sign-in-step";

type Search = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("signIn.submit") };
}

export default async function SignInPage({ searchParams }: Search) {
  const next = ownPage((await searchParams).next);
  const after = next ?? "/teach";
  if (await currentTeacher()) redirect(after);
  if (await needsSetUp()) redirect(signInAddress(next, "set-up"));
  return <SignInStep after={after} />;
}
