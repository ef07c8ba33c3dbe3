"use client";

import { signOut } from "next-auth/react";
import { LinkElsewhere } from "@/components/teach/people/closed-link";

/** For a link that was opened where somebody is signed in: signs them out, and opens it again. `name`: theirs. */
export function SignOutFirst({ name }: { name: string }) {
  return <LinkElsewhere name={name} onSignOut={() => void signOut({ callbackUrl: location.pathname })} />;
}
