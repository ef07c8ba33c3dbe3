import type { ComponentProps } from "react";
import { LinkedIdentities } from "@/components/teach/identity/linked-identities";
import { OtherWayIn } from "@/components/teach/identity/other-way-in";
import { SignInForm } from "@/components/teach/sign-in-form";
import { accepted, part } from "../specimen";

const NAME = "Hill School";
const SINCE = "2026-03-02T09:30:00.000Z";
const LINKED = [
  { issuer: "https://login.hill.example", subject: "1", label: NAME, since: SINCE },
  { issuer: "https://old.example", subject: "2", label: "old.example", since: SINCE },
];

export const IDENTITIES = [
  part("Sign in, with a provider", <SignIn />),
  part("Sign in, refused by a provider", <SignIn problem="identity-unverified" />),
  part("Identities, none", <Identities identities={[]} />),
  part("Identities, the last one", <Identities identities={LINKED} problem="identity-last" />),
  part("Identities, no provider", <Identities identities={LINKED} name={null} />),
];

function SignIn({ problem }: Pick<ComponentProps<typeof SignInForm>, "problem">) {
  const elsewhere = <OtherWayIn name={NAME} onLeave={accepted} />;
  return <SignInForm problem={problem} elsewhere={elsewhere} onSignIn={accepted} />;
}

function Identities(props: Partial<ComponentProps<typeof LinkedIdentities>>) {
  const linked = { name: NAME, identities: LINKED, problem: null, ...props };
  return <LinkedIdentities {...linked} onLink={accepted} onUnlink={accepted} />;
}
