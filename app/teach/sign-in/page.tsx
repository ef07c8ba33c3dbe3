import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { currentTeacher } from "@/lib/auth/current-teacher";
import { problemOfError } from "@/lib/auth/identity/refusal";
import { needsSetUp } from "@/lib/auth/set-up";
import { environment } from "@/lib/env";
import { ownPage, ownPageOf, signInAddress } from "../sign-in-address";
import { SignInStep } from "./sign-in-step";

/** `error` and `callbackUrl` come from next-auth. */
type Search = { searchParams: Promise<Partial<Record<"next" | "error" | "callbackUrl", string | string[]>>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("signIn.submit") };
}

export default async function SignInPage({ searchParams }: Search) {
  const { next: asked, error, callbackUrl } = await searchParams;
  const next = ownPage(asked) ?? ownPageOf(callbackUrl);
  const after = next ?? "/teach";
  const problem = problemOfError(error);
  if (await currentTeacher()) redirect(problem && after === ACCOUNT ? `${ACCOUNT}?error=${problem}` : after);
  if (await needsSetUp()) redirect(signInAddress(next, "set-up"));
  return <SignInStep after={after} problem={problem} issuer={environment().oidc?.name ?? null} />;
}

/** From where accounts elsewhere are linked. */
const ACCOUNT = "/teach/account";
