import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { needsSetUp } from "@/lib/auth/set-up";
import { SetUpStep } from "./set-up-step";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("setUp.title") };
}

/** Open until the first teacher is made. */
export default async function SetUpPage() {
  if (!(await needsSetUp())) redirect("/teach");
  return <SetUpStep />;
}
