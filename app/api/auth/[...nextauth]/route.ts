import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { createIdentityDoor } from "@/lib/auth/identity/door";
import { PURPOSE_HEADER } from "@/lib/auth/identity/flow";
import { authOptions } from "@/lib/auth/options";
import type { AuthVisitor } from "@/lib/auth/visitor";

type Context = { params: Promise<{ nextauth: string[] }> };

const identityDoor = createIdentityDoor();

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  const visitor = await visitorHere();
  const purpose = request.headers.get(PURPOSE_HEADER);
  const { turnedAway, passed } = await identityDoor(
    { method: request.method, action, provider, purpose },
    visitor,
  );
  if (turnedAway !== null)
    return request.method === "POST"
      ? Response.json({ url: turnedAway })
      : new Response(null, { status: 302, headers: { Location: turnedAway } });
  const answer: Response = await NextAuth(request as never, context as never, authOptions(visitor));
  await passed(answer.headers.getSetCookie());
  return answer;
}

/** The browser that asks. The server replaces the forwarding headers by what it saw; see `settleForwarding`. */
async function visitorHere(): Promise<AuthVisitor> {
  const [jar, head] = [await cookies(), await headers()];
  const secure = head.get("x-forwarded-proto") === "https";
  return {
    address: head.get("x-forwarded-for") ?? "unknown",
    cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
    keep: ({ name, value, path, seconds }) =>
      jar.set(name, value, { path, maxAge: seconds, httpOnly: true, sameSite: "lax", secure }),
  };
}

export { handle as GET, handle as POST };
