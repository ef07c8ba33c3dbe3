import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findSignedIn } from "@/db/school/sign-ins";
import { type Database, getDatabase } from "@/db/store/client";
import { whyNotStored } from "@/db/store/refused-for-good";
import { type Environment, environment } from "@/lib/env";
import { beginSignIn } from "./begin-sign-in";
import { arrive } from "./identity/arrival";
import { OIDC } from "./identity/flow";
import { logAuthError } from "./identity/library-errors";
import { oidcProvider } from "./identity/provider";
import { authSecret } from "./secret";
import { createSignIn } from "./sign-in";
import { COOKIE_SECONDS } from "./sign-in-cookie";
import { signIns } from "./sign-ins";
import type { AuthVisitor } from "./visitor";

const signIn = createSignIn();

/** What signing in depends on besides the browser. */
export type AuthPlace = Pick<Environment, "publicUrl" | "oidc"> &
  Partial<Pick<Environment, "httpsPort">> & { db(): Promise<Database> };

/**
 * How teachers sign in: with e-mail address and password or at an issuer of OpenID Connect, then with an encrypted cookie. A refusal's `error`
 * is a problem code, followed by a colon and the seconds to wait where there is a wait. A function, since nothing may be read or written while
 * Next builds.
 */
export function authOptions(
  visitor: AuthVisitor,
  { db, oidc, publicUrl, httpsPort = null }: AuthPlace = { ...environment(), db: getDatabase },
): NextAuthOptions {
  // With an own HTTPS there are two addresses, and the cookies of each are its own. An issuer sends browsers back to one of them.
  tellNextAuthItsAddress(httpsPort !== null && oidc === null ? null : publicUrl);
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    pages: { signIn: "/teach/sign-in", error: "/teach/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials) {
          // A sign-in is a row in the database, so it fails when nothing can be stored.
          const outcome = await db()
            .then((open) => enter(credentials, open, visitor))
            .catch((error) => ({ ok: false, code: whyNotStored(error) ?? "internal" }) as const);
          // The browser gets this message, so it must be a code and nothing else.
          if (!outcome.ok)
            throw new Error(
              outcome.code === "sign-in-wait" ? `${outcome.code}:${outcome.seconds}` : outcome.code,
            );
          return { ...outcome.teacher, signIn: outcome.signIn };
        },
      }),
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== OIDC || oidc === null) return true;
        const arrival = await arrive(profile, { db, oidc, visitor });
        if (arrival.kind === "sent") return arrival.to;
        // What the cookie is made of from here on: the account, and not what the issuer calls it.
        Object.assign(user, arrival.teacher, { signIn: arrival.signIn });
        return true;
      },
      async jwt({ token, user }) {
        // `user` is only there at the moment of signing in.
        if (user) return { ...token, signIn: (user as { signIn?: string }).signIn };
        // next-auth clears the cookie when this throws, so an unreachable database must not make it throw.
        const stands = await db()
          .then((open) => findSignedIn(open, token.signIn))
          .then(Boolean, () => true);
        if (!stands || signIns().hasEnded(String(token.signIn))) throw new Error("signed out");
        return token;
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.signIn === "string") await signIns().end(await db(), token.signIn);
      },
    },
    logger: { error: logAuthError },
  };
}

/** Signs in with a password. */
async function enter(credentials: unknown, db: Database, visitor: AuthVisitor) {
  const outcome = await signIn(db, credentials, visitor);
  if (!outcome.ok) return outcome;
  const { teacher, device } = outcome;
  return { ok: true, teacher, signIn: await beginSignIn(db, teacher, device, visitor) } as const;
}

/** next-auth reads its own address from the environment: PUBLIC_URL, else whatever address the browser used. */
function tellNextAuthItsAddress(publicUrl: string | null): void {
  if (publicUrl !== null) process.env.NEXTAUTH_URL = publicUrl;
  else {
    delete process.env.NEXTAUTH_URL;
    process.env.AUTH_TRUST_HOST ??= "1";
  }
}
