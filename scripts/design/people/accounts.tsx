import { useState } from "react";
import { Account } from "@/components/teach/account";
import type { ListedAccount } from "@/components/teach/people/account-row";
import { ClosedLink, LinkElsewhere } from "@/components/teach/people/closed-link";
import { InvitationForm } from "@/components/teach/people/invitation-form";
import { DeleteAccount, OwnDetails } from "@/components/teach/people/own-account";
import { People } from "@/components/teach/people/people";
import { RemoveAccountDialog } from "@/components/teach/people/remove-account-dialog";
import { ResetForm } from "@/components/teach/people/reset-form";
import { SecretLink } from "@/components/teach/people/secret-link";
import { DAY, Door, Inside, ONE_PAGE } from "../doors";
import { accepted, nothing, part, type Shelf, screen } from "../specimen";

const ORIGIN = "https://class.school.example";
const LINK = { path: "/teach/invitation/3q2-7wXk0p1ZbVY8sTnRfA", expiresAt: DAY };
const ADA = person("1", "Ada Lovelace", "owner", 12);
const GRACE = person("2", "Grace Hopper", "teacher", 3);
const NOOR = person("3", "نور الهدى", "teacher", 0);

function person(id: string, name: string, role: ListedAccount["role"], sessions: number): ListedAccount {
  const email = `teacher.${id}@school.example`;
  return { id, name, email, role, activeAt: DAY, sessions, goingOn: 0 };
}

const refused = async () => ({ problems: ["email-taken", "password-too-short"], waitSeconds: null }) as const;

export const PEOPLE: Shelf = {
  title: "People",
  specimens: [
    screen("Everybody", <Everybody />),
    screen("Removal", <Removal goingOn={0} />),
    screen("Removal during a class", <Removal goingOn={1} />),
    part("A link to copy", <SecretLink address={ORIGIN + LINK.path} hint={DAY} />),
    screen("Invitation", <Door>{<InvitationForm becomes="teacher" onCreate={refused} />}</Door>),
    screen("Invitation, elsewhere", <Door>{<LinkElsewhere name="Ada Lovelace" onSignOut={nothing} />}</Door>),
    ...(["link-unknown", "link-used", "link-expired"] as const).map((problem) =>
      screen(
        `Invitation, ${problem}`,
        <Door>
          {<ClosedLink title="This invitation" problem={problem} waitSeconds={null} signedIn={false} />}
        </Door>,
      ),
    ),
    screen("Reset", <Door>{<ResetForm name="Grace Hopper" email={GRACE.email} onSet={refused} />}</Door>),
    screen("Own account", <OwnAccount hasPassword />),
    screen("Own account without a password", <OwnAccount hasPassword={false} />),
  ],
};

function Everybody() {
  return (
    <Inside>
      <People
        {...{ origin: ORIGIN, days: 7, self: ADA.id, accounts: [ADA, GRACE, NOOR] }}
        invitations={[{ id: "1", role: "owner", madeBy: ADA.name, madeAt: DAY, expiresAt: DAY }]}
        onInvite={async () => LINK}
        onReset={async () => LINK}
        onWithdraw={accepted}
        onRole={accepted}
        onRemove={accepted}
      />
    </Inside>
  );
}

function Removal({ goingOn }: { goingOn: number }) {
  const [open, setOpen] = useState(true);
  return (
    <RemoveAccountDialog
      open={open}
      onOpenChange={setOpen}
      account={{ ...GRACE, goingOn }}
      colleagues={[ADA, NOOR]}
      onRemove={nothing}
    />
  );
}

function OwnAccount({ hasPassword }: { hasPassword: boolean }) {
  const self = { name: ADA.name, self: true };
  const entry = { at: DAY, byTeacher: true, by: self, about: null, heir: null, title: null };
  return (
    <Inside>
      <Account
        {...{ email: ADA.email, owner: true, browsers: 2, idleDays: 30, pages: ONE_PAGE }}
        deeds={[
          {
            ...entry,
            id: "4",
            by: null,
            deed: { type: "account-removed", teacher: "", heir: "", sessions: 3 },
          },
          {
            ...{ ...entry, id: "3", by: { name: GRACE.name, self: false }, about: self },
            deed: { type: "role-changed", teacher: "", role: "owner" },
          },
          { ...entry, id: "2", deed: { type: "signed-in", device: "new" } },
          { ...entry, id: "1", deed: { type: "set-up" } },
        ]}
        details={
          <OwnDetails
            {...{ name: ADA.name, hasPassword }}
            onRename={accepted}
            onEmail={refused}
            onPassword={accepted}
          />
        }
        removal={
          <DeleteAccount {...{ sessions: 12, plans: 2, hasPassword, obstacle: null }} onDelete={accepted} />
        }
        onSignOutEverywhere={accepted}
      />
    </Inside>
  );
}
