import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { classPlaces } from "@/app/class-places";
import { listAccounts } from "@/db/school/accounts";
import { INVITATION_DAYS, openInvitations } from "@/db/school/links";
import { getDatabase } from "@/db/store/client";
import { requireOwner } from "../require-owner";
import { TeacherFrame } from "../teacher-frame";
import { PeopleStep } from "./people-step";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("list.title") };
}

/** Everybody's accounts, and the invitations that are open. */
export default async function PeoplePage() {
  const owner = await requireOwner();
  const db = await getDatabase();
  const [accounts, invitations] = await Promise.all([listAccounts(db), openInvitations(db)]);
  return (
    <TeacherFrame name={owner.name}>
      <PeopleStep
        self={owner.id}
        days={INVITATION_DAYS}
        places={classPlaces()}
        accounts={accounts.map((account) => ({ ...account, activeAt: account.activeAt.toISOString() }))}
        invitations={invitations.map(({ madeAt, expiresAt, ...invitation }) => ({
          ...invitation,
          madeAt: madeAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        }))}
      />
    </TeacherFrame>
  );
}
