import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClosedLink } from "@/components/teach/people/closed-link";
import { TeacherPage } from "@/components/teach/teacher-page";
import { openedLink } from "../../opened-link";
import { SignOutFirst } from "../../sign-out-first";
import { ResetStep } from "./reset-step";

type ResetPageProps = { readonly params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("reset.title"), referrer: "no-referrer" };
}

/** Opened by link: sets a new password for the account that the link is for. */
export default async function ResetPage({ params }: ResetPageProps) {
  const { token } = await params;
  const { signedIn, found, problem, waitSeconds } = await openedLink("reset", token);
  const t = await getTranslations("people.reset");
  const teacher = found?.teacher ?? null;
  return (
    <TeacherPage teacher={null} width="narrow">
      {teacher === null ? (
        <ClosedLink
          title={t("closedTitle")}
          problem={problem}
          waitSeconds={waitSeconds}
          signedIn={signedIn !== null}
        />
      ) : signedIn && signedIn.id !== teacher.id ? (
        <SignOutFirst name={signedIn.name} />
      ) : (
        <ResetStep token={token} name={teacher.name} email={teacher.email} />
      )}
    </TeacherPage>
  );
}
