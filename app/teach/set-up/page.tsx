import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { needsSetUp } from "@/lib/auth/set-up";
import { ownPage } from "../sign-in-address";
import { SetUpStep } from "./set-up-step";

type Search = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("setUp.title") };
}

/** Available until the first teacher's account exists. */
export default async function SetUpPage({ searchParams }: Search) {
  const after = ownPage((await searchParams).next) ?? "/teach";
  if (!(await needsSetUp())) redirect(after);
  return <SetUpStep after={after} />;
}
