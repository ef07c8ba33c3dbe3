import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findSignedIn } from "@/db/school/sign-ins";
import { getDatabase } from "@/db/store/client";
import { whyNotStored } from "@/db/store/refused-for-good";
import { environment } from "@/lib/env";
import { DEVICE_COOKIE_PATH, DEVICE_DAYS, deviceCookie } from "./known-device";
import { authSecret } from "./secret";
import { createSignIn } from "./sign-in";
import { signIns } from "./sign-ins";

const signIn = createSignIn();

/**
 * The longest that browsers keep a cookie. Its validity depends on the sign-in that it names, which expires after `SIGN_IN_DAYS`
 * without use, so that nobody is signed out in the middle of a class because a cookie has expired.
 */
const COOKIE_SECONDS = 400 * 86_400;
const DAY_SECONDS = 86_400;

/**
 * How teachers sign in: with e-mail address and password, then with an encrypted cookie. A refusal's `error` is a problem code,
 * followed by a colon and the seconds to wait where there is a wait. A function, since nothing may be read or written while Next builds.
 */
export function authOptions(): NextAuthOptions {
  tellNextAuthItsAddress();
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    pages: { signIn: "/teach/sign-in", error: "/teach/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          // A sign-in is a row in the database, so it fails when nothing can be stored.
          const outcome = await enter(credentials, request.headers).catch(
            (error) => ({ ok: false, code: whyNotStored(error) ?? "internal" }) as const,
          );
          // The browser gets this message, so it must be a code and nothing else.
          if (!outcome.ok)
            throw new Error(
              outcome.code === "sign-in-wait" ? `${outcome.code}:${outcome.seconds}` : outcome.code,
            );
          return { ...outcome.teacher, signIn: outcome.signIn };
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        // `user` is only there at the moment of signing in.
        if (user) return { ...token, signIn: (user as { signIn?: string }).signIn };
        // next-auth clears the cookie when this throws, so an unreachable database must not make it throw.
        const stands = await getDatabase()
          .then((db) => findSignedIn(db, token.signIn))
          .then(Boolean, () => true);
        if (!stands || signIns().hasEnded(String(token.signIn))) throw new Error("signed out");
        return token;
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.signIn === "string") await signIns().end(await getDatabase(), token.signIn);
      },
    },
    logger: {
      error(code, metadata) {
        // Old or forged cookies are not errors of ours.
        if (code !== "JWT_SESSION_ERROR") console.error(code, metadata);
      },
    },
  };
}

/** Signs in, and marks this browser as known for the account. */
async function enter(credentials: unknown, headers: Record<string, unknown> | undefined) {
  const [db, jar] = [await getDatabase(), await cookies()];
  const visitor = {
    address: clientAddress(headers),
    cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
  };
  const outcome = await signIn(db, credentials, visitor);
  if (!outcome.ok) return outcome;
  const { teacher, device } = outcome;
  const begun = await signIns().begin(db, teacher.id, device === null ? "new" : "known");
  const { name, value } = deviceCookie(teacher.email, device, authSecret());
  jar.set(name, value, {
    path: DEVICE_COOKIE_PATH,
    maxAge: DEVICE_DAYS * DAY_SECONDS,
    httpOnly: true,
    sameSite: "lax",
    secure: isSecure(headers),
  });
  return { ok: true, teacher, signIn: begun } as const;
}

/** next-auth reads its own address from the environment: PUBLIC_URL, else whatever address the browser used. */
function tellNextAuthItsAddress(): void {
  const { publicUrl } = environment();
  if (publicUrl !== null) process.env.NEXTAUTH_URL = publicUrl;
  else process.env.AUTH_TRUST_HOST ??= "1";
}

/** The server replaces this header by the address it saw; see `settleForwarding`. */
function clientAddress(headers: Record<string, unknown> | undefined): string {
  return String(headers?.["x-forwarded-for"] ?? "unknown");
}

/** The server replaces this header, too. */
function isSecure(headers: Record<string, unknown> | undefined): boolean {
  return headers?.["x-forwarded-proto"] === "https";
}
