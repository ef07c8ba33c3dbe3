import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { getDatabase } from "@/db/client";
import { environment } from "@/lib/env";
import { authSecret } from "./secret";
import { createSignIn } from "./sign-in";

const signIn = createSignIn();

/**
 * How teachers sign in: e-mail and password, then an encrypted cookie. A refusal's `error` is a problem's code.
 * A function, since nothing may be read or written while Next builds.
 */
export function authOptions(): NextAuthOptions {
  tellNextAuthItsAddress();
  return {
    secret: authSecret(),
    session: { strategy: "jwt" },
    pages: { signIn: "/teach/sign-in", error: "/teach/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const outcome = await getDatabase()
            .then((db) => signIn(db, credentials, clientAddress(request.headers)))
            .catch(() => ({ ok: false, code: "internal" }) as const);
          // The browser is shown the message, so it must be a code and nothing else.
          if (!outcome.ok) throw new Error(outcome.code);
          return { ...outcome.teacher };
        },
      }),
    ],
  };
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
