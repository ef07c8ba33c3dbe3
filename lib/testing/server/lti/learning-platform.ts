import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import {
  createRemoteJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTPayload,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import type { NewPlatform } from "@/db/school/platforms";
import { CLAIMS, MESSAGES } from "@/lib/auth/lti/claims";

const PLATFORMS_CLIENT = { clientId: "downhill at this school", deploymentId: "deployment 1" };

const COURSE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
export const INSTRUCTOR = `${COURSE}Instructor`;
export const LEARNER = `${COURSE}Learner`;

/** Somebody at the platform who follows a link of a course. */
export type Visit = {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly name?: string;
  /** The link's custom parameters. */
  readonly custom?: Readonly<Record<string, string>>;
  /** Whether they are making a link instead of following one. */
  readonly chooses?: boolean;
};

/** What the platform says, if it is not honest. Each function gets what an honest one would say. */
export type Dishonest = {
  readonly claims?: (honest: JWTPayload) => JWTPayload;
  /** By a key that it does not publish, with its public key as a shared secret, not at all, or under the name of another key. */
  readonly signature?: "foreign" | "shared" | "none" | "unknown-key";
  readonly state?: (honest: string) => string;
};

/** What it got back from somebody who chose. */
type Chosen = { readonly payload: JWTPayload; readonly items: readonly Record<string, unknown>[] };

/**
 * A small learning platform (LTI 1.3). `tool`: our origin. Its people are not asked who they are: `visit` says it. Browsers may use its page `/course`.
 */
export async function startLearningPlatform(tool: () => string, host = "127.0.0.1") {
  const [own, foreign] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  let kid = "first";
  let keyRequests = 0;
  let dishonest: Dishonest = {};
  const visits: Visit[] = [];
  const chosen: Chosen[] = [];
  /** How our server asked for a launch. */
  const asked: URLSearchParams[] = [];

  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", origin);
    const html = (body: string) =>
      void response
        .writeHead(200, { "Content-Type": "text/html; charset=utf-8" })
        .end(`<!doctype html><html lang="en"><title>Platform</title>${body}`);
    switch (url.pathname) {
      case "/keys": {
        keyRequests++;
        const jwk = { ...(await exportJWK(own.publicKey)), kid, use: "sig", alg: "RS256" };
        return void response
          .writeHead(200, { "Content-Type": "application/json" })
          .end(JSON.stringify({ keys: [jwk] }));
      }
      case "/authorise": {
        asked.push(url.searchParams);
        const form = await answerTo(url.searchParams);
        return html(selfSubmitting(url.searchParams.get("redirect_uri") ?? "", form));
      }
      case "/return": {
        const form = new URLSearchParams(await text(request));
        const keys = createRemoteJWKSet(new URL(`${tool()}/api/lti/keys`));
        const { payload } = await jwtVerify(form.get("JWT") ?? "", keys, {
          issuer: PLATFORMS_CLIENT.clientId,
          audience: origin,
        });
        chosen.push({ payload, items: payload[CLAIMS.chosen] as Record<string, unknown>[] });
        return html("<h1>Link added</h1>");
      }
      case "/course": {
        const links = visits.map(
          (_, index) => `<p><a href="${escaped(loginOf(index))}">Visit ${index}</a></p>`,
        );
        const frames = visits.map(
          (_, index) => `<p><a target="frame" href="${escaped(loginOf(index))}">Frame ${index}</a></p>`,
        );
        return html(
          `<h1>Course</h1>${links.join("")}${frames.join("")}<iframe name="frame" title="Tool" width="900" height="700"></iframe>`,
        );
      }
      default:
        response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => http.listen(0, host, resolve));
  const origin = `http://${host}:${(http.address() as AddressInfo).port}`;

  /** The address at which our server begins a visit. */
  function loginOf(visit: number): string {
    return `${tool()}/api/lti/login?${new URLSearchParams({
      iss: origin,
      login_hint: String(visit),
      target_link_uri: `${tool()}/api/lti/launch`,
      lti_message_hint: "a course",
      client_id: PLATFORMS_CLIENT.clientId,
      lti_deployment_id: PLATFORMS_CLIENT.deploymentId,
    })}`;
  }

  async function answerTo(request: URLSearchParams): Promise<Record<string, string>> {
    const { subject, roles, name, custom, chooses = false } = visits[Number(request.get("login_hint"))]!;
    const now = Math.floor(Date.now() / 1_000);
    const honest: JWTPayload = {
      iss: origin,
      aud: PLATFORMS_CLIENT.clientId,
      sub: subject,
      nonce: request.get("nonce"),
      iat: now,
      exp: now + 300,
      ...(name && {
        name,
        given_name: name.split(" ")[0],
        email: "somebody@school.example",
        email_verified: true,
      }),
      [CLAIMS.messageType]: chooses ? MESSAGES.choose : MESSAGES.open,
      [CLAIMS.version]: "1.3.0",
      [CLAIMS.deployment]: PLATFORMS_CLIENT.deploymentId,
      [CLAIMS.target]: `${tool()}/api/lti/launch`,
      [CLAIMS.roles]: [...roles],
      [CLAIMS.presentation]: { return_url: `${origin}/course` },
      ...(custom && { [CLAIMS.custom]: custom }),
      ...(chooses && {
        [CLAIMS.choosing]: {
          deep_link_return_url: `${origin}/return`,
          accept_types: ["ltiResourceLink"],
          accept_presentation_document_targets: ["window"],
          data: "what the platform wants to hear again",
        },
      }),
    };
    const { claims = (same) => same, state = (same) => same } = dishonest;
    return { state: state(request.get("state") ?? ""), id_token: await signed(claims(honest)) };
  }

  async function signed(claims: JWTPayload): Promise<string> {
    const token = (alg: string, name = kid) => new SignJWT(claims).setProtectedHeader({ alg, kid: name });
    switch (dishonest.signature) {
      case "foreign":
        return token("RS256").sign(foreign.privateKey);
      case "shared":
        return token("HS256").sign(new TextEncoder().encode(await exportSPKI(own.publicKey)));
      case "none":
        return new UnsecuredJWT(claims).encode();
      case "unknown-key":
        return token("RS256", "nobody knows it").sign(own.privateKey);
      default:
        return token("RS256").sign(own.privateKey);
    }
  }

  return {
    origin,
    /** As an owner registers it. */
    registration: {
      name: "Moodle of the school",
      issuer: origin,
      ...PLATFORMS_CLIENT,
      authorisationUrl: `${origin}/authorise?of=school`,
      keysUrl: `${origin}/keys`,
    } satisfies NewPlatform,
    /** Adds a link to the course. Resolves to the address that it leads to. */
    visit(visit: Visit): string {
      visits.push(visit);
      return loginOf(visits.length - 1);
    },
    lies(how: Dishonest) {
      dishonest = how;
    },
    /** Publishes its key under another name from now on. */
    renameKey(name: string) {
      kid = name;
    },
    keyRequests: () => keyRequests,
    asked,
    chosen,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function selfSubmitting(to: string, fields: Record<string, string>): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
  );
  return `<form method="post" action="${escaped(to)}">${inputs.join("")}</form><script>document.forms[0].submit()</script>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
