import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClosedLink } from "@/components/teach/people/closed-link";
import { TeacherPage } from "@/components/teach/teacher-page";
import { environment } from "@/lib/env";
import { openedLink } from "../../opened-link";
import { SignOutFirst } from "../../sign-out-first";
import { InvitationStep } from "./invitation-step";

type InvitationPageProps = { readonly params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("invitation.title"), referrer: "no-referrer" };
}

/** Opened by link: creates the account that an invitation is for. */
export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const { signedIn, found, problem, waitSeconds } = await openedLink("invitation", token);
  const t = await getTranslations("people.invitation");
  return (
    <TeacherPage teacher={null} width="narrow">
      {found === null ? (
        <ClosedLink
          title={t("closedTitle")}
          problem={problem}
          waitSeconds={waitSeconds}
          signedIn={signedIn !== null}
        />
      ) : signedIn ? (
        <SignOutFirst name={signedIn.name} />
      ) : (
        <InvitationStep
          token={token}
          becomes={found.role ?? "teacher"}
          issuer={environment().oidc?.name ?? null}
        />
      )}
    </TeacherPage>
  );
}
