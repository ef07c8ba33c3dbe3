import { getMessages, getTranslations } from "next-intl/server";
import { LaunchPage } from "@/components/lti/launch-page";
import type { ProblemCode } from "@/lib/session/decide/problem";

/** Why a launch leads nowhere, in a sentence for whoever follows a link of a course. */
export async function RefusedPage({ problem }: { problem: ProblemCode }) {
  const t = await getTranslations("lti.refused");
  const { problems } = await getMessages();
  return (
    <LaunchPage title={t("title")}>
      <p role="alert" className="text-lg">
        {problems[problem]}
      </p>
    </LaunchPage>
  );
}
