import { asc, eq } from "drizzle-orm";
import type { JWTPayload } from "jose";
import { ownPageOf } from "@/app/teach/sign-in-address";
import { accountLinks, deeds, identities, signIns, teachers } from "@/db/schema";
import { problemOfError } from "@/lib/auth/identity/refusal";
import type { OidcSettings } from "@/lib/env/oidc";
import { openMemory } from "../database/memory";
import { newTeacher } from "../database/session";
import { type AuthBrowser, startAuthServer } from "./auth-server";
import { type Answer, CLIENT, startMadeUpIssuer } from "./made-up-issuer";

/** A school whose teachers sign in with next-auth at an issuer that says whatever a test wants. */
export async function startSchoolOfIssuer() {
  const [{ db, close }, issuer] = [await openMemory(), await startMadeUpIssuer()];
  let accounts: OidcSettings["accounts"] = "invited";
  const settings = { issuer: issuer.issuer, ...CLIENT, name: "the school" };
  const start = () => startAuthServer(db, () => ({ ...settings, accounts }));
  const server = await start();

  return {
    db,
    issuer,
    server,
    /** One more server, which has counted nobody's steps. */
    start,
    /** Who gets an account at the first sign-in. */
    admits(wanted: OidcSettings["accounts"]) {
      accounts = wanted;
    },
    /** Without teachers, invitations and records, as a server that has not been set up. */
    async empty() {
      await db.delete(teachers);
      await db.delete(accountLinks);
      await db.delete(deeds);
      accounts = "invited";
      issuer.says({});
    },
    /** Creates a teacher with the address of `ADA`, a password and a row in `sign_ins`, as every test teacher has. */
    async ada() {
      const { id } = await newTeacher(db, "a hash");
      await db.update(teachers).set({ email: ADA.email }).where(eq(teachers.id, id));
    },
    /** Everything that signing in can leave in the database. */
    async left() {
      return {
        teachers: await db
          .select({
            ...{ email: teachers.email, name: teachers.name, role: teachers.role },
            hash: teachers.passwordHash,
          })
          .from(teachers)
          .orderBy(asc(teachers.email)),
        identities: await db
          .select({ subject: identities.subject, issuer: identities.issuer, email: teachers.email })
          .from(identities)
          .innerJoin(teachers, eq(teachers.id, identities.teacherId))
          .orderBy(asc(identities.subject)),
        signIns: (await db.select({ id: signIns.id }).from(signIns)).length,
        deeds: (await db.select().from(deeds).orderBy(asc(deeds.at))).map(({ deed }) => deed),
      };
    },
    async teacherId(email: string): Promise<string> {
      const [row] = await db.select({ id: teachers.id }).from(teachers).where(eq(teachers.email, email));
      return row?.id ?? "";
    },
    async close() {
      await server.close();
      await issuer.close();
      await close();
    },
  };
}

export type SchoolOfIssuer = Awaited<ReturnType<typeof startSchoolOfIssuer>>;

export const ADA = { email: "ada@school.example", email_verified: true, name: "Ada Lovelace" };

/** An answer with these claims besides the usual ones. */
export function says(claims: JWTPayload): Answer {
  return { claims: (honest) => ({ ...honest, ...claims }) };
}

/** An answer about somebody else than `ADA`. */
export function bob(claims: JWTPayload = {}): Answer {
  return says({
    ...{ sub: "subject 2", email: "bob@school.example", email_verified: true, name: "Bob" },
    ...claims,
  });
}

/** What a page says to a browser that is sent to it. */
export function told(page: string) {
  const { pathname, searchParams } = new URL(page, "http://here");
  return {
    page: pathname,
    problem: problemOfError(searchParams.get("error")),
    next: ownPageOf(searchParams.get("callbackUrl")),
  };
}

/** What `told` gives for a refusal. */
export function refused(problem: string, next = "/teach") {
  return { page: "/teach/sign-in", problem, next };
}

/** The address of whoever is signed in; null: nobody is. */
export async function whoIs(browser: AuthBrowser): Promise<string | null> {
  return ((await browser.session()) as { user?: { email: string } }).user?.email ?? null;
}
