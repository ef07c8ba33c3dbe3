import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CATALOGUE, challengeInfo } from "@/lib/challenges/catalogue";
import { AlonePage } from "./alone-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alone"))("title") };
}

/** Every challenge for whoever comes, without class or account. Everything happens in the page: the server only sends it. */
export default function Page() {
  return <AlonePage challenges={CATALOGUE.map(challengeInfo)} />;
}
