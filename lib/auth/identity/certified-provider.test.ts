import { expect, onTestFinished, test, vi } from "vitest";
import { openMemory } from "@/lib/testing/database/memory";
import { newTeacher } from "@/lib/testing/database/session";
import { startAuthServer } from "@/lib/testing/server/auth-server";
import { PROVIDERS_CLIENT, startOidcProvider } from "@/lib/testing/server/oidc-provider";

test("a teacher signs in at a certified provider, which demands PKCE and tells the address at its user-info endpoint only", async () => {
  vi.spyOn(console, "info").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const database = await openMemory();
  const people = { s1: { email: "bob@school.example", email_verified: true, name: "Bob" } };
  let issuer = "";
  const server = await startAuthServer(database.db, () => ({
    ...{ issuer, ...PROVIDERS_CLIENT, name: "the school", accounts: ["school.example"] },
  }));
  const redirectUri = `${server.origin}/api/auth/callback/oidc`;
  const provider = await startOidcProvider({ redirectUri, people });
  issuer = provider.issuer;
  onTestFinished(async () => {
    await server.close();
    await provider.close();
    await database.close();
  });
  await newTeacher(database.db);

  const browser = server.browser();
  const signInPage = await browser.follow(await browser.begin({ callbackUrl: "/teach/new" }));
  expect(signInPage).toMatch(`${issuer}/sign-in/`);
  const answer = async (subject: string) => {
    const sent = await browser.ask(signInPage, { method: "POST", body: new URLSearchParams({ subject }) });
    return browser.follow(new URL(sent.headers.get("location") ?? "", issuer));
  };
  expect(await answer("s1")).toBe("/teach/new");
  expect(await browser.session()).toMatchObject({ user: { name: "Bob", email: "bob@school.example" } });

  const other = server.browser();
  const page = await other.follow(await other.begin());
  const sent = await other.ask(page, { method: "POST", body: new URLSearchParams({ subject: "nobody" }) });
  const back = await other.follow(new URL(sent.headers.get("location") ?? "", issuer));
  expect(new URL(back, issuer).searchParams.get("error")).toBe("Callback");
});
