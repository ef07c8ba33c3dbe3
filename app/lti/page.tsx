import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { RefusedPage } from "./refused-page";

type Search = { searchParams: Promise<{ problem?: string | string[] }> };

/** Problems of launches; an address can name no others. */
const TOLD = [
  "lti-unconfigured",
  "lti-unknown",
  "lti-expired",
  "lti-refused",
  "lti-declined",
  "lti-unreachable",
  "lti-no-role",
  "lti-no-session",
  "lti-students-choose",
  "lti-not-linked",
  "no-such-session",
  "session-ended",
  "too-fast",
] as const satisfies readonly ProblemCode[];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lti"))("refused.title") };
}

/** A launch from a learning platform was refused. */
export default async function RefusedLaunchPage({ searchParams }: Search) {
  const { problem } = await searchParams;
  return <RefusedPage problem={TOLD.find((code) => code === problem) ?? "lti-refused"} />;
}
