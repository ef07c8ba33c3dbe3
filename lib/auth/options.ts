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
 * As long as browsers keep a cookie. Whether it is worth anything is decided by the sign-in that it names, which is over after
 * `SIGN_IN_DAYS` without use: so nobody is signed out in the middle of a class because a cookie grows old.
 */
const COOKIE_SECONDS = 400 * 86_400;
const DAY_SECONDS = 86_400;

/**
 * How teachers sign in: e-mail and password, then an encrypted cookie. A refusal's `error` is a problem's code, and after a colon
 * how many seconds to wait. A function, since nothing may be read or written while Next builds.
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
          // A sign-in is a row, so it cannot begin where nothing can be stored.
          const outcome = await enter(credentials, request.headers).catch(
            (error) => ({ ok: false, code: whyNotStored(error) ?? "internal" }) as const,
          );
          // The browser is shown the message, so it must be a code and nothing else.
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
        // `user` is there when somebody signs in, and then alone.
        if (user) return { ...token, signIn: (user as { signIn?: string }).signIn };
        // While the database is away nobody loses a cookie; next-auth clears it when this throws.
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
        // Cookies that are old or made up are no errors of ours.
        if (code !== "JWT_SESSION_ERROR") console.error(code, metadata);
      },
    },
  };
}

/** Signs in, and makes this browser known for the account. */
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

/** next-auth reads its own address from the process: PUBLIC_URL, else whatever address the browser used. */
function tellNextAuthItsAddress(): void {
  const { publicUrl } = environment();
  if (publicUrl !== null) process.env.NEXTAUTH_URL = publicUrl;
  else process.env.AUTH_TRUST_HOST ??= "1";
}

/** The server has put the address it saw into this header, in place of what the browser may have sent. */
function clientAddress(headers: Record<string, unknown> | undefined): string {
  return String(headers?.["x-forwarded-for"] ?? "unknown");
}

/** … and into this one how the browser came. */
function isSecure(headers: Record<string, unknown> | undefined): boolean {
  return headers?.["x-forwarded-proto"] === "https";
}
