import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";

export const CLIENT = { clientId: "downhill", clientSecret: "a secret of the client" };

/** How an ID token is signed: as it should be, by a key that the issuer does not publish, with the client's secret, or not at all. */
type Signature = "own" | "foreign" | "shared" | "none";

/** What the issuer says of whoever comes next. Each function gets what an honest issuer would say. */
export type Answer = {
  claims?: (honest: JWTPayload) => JWTPayload;
  signature?: Signature;
  /** The error with which it sends the browser back, instead of a code. */
  error?: string;
  /** Parameters that it changes or adds when it sends the browser back. */
  callback?: Record<string, string>;
  discovery?: (honest: Record<string, unknown>) => Record<string, unknown>;
  /** Besides the subject of the token, nothing. */
  userinfo?: Record<string, unknown>;
};

/** An issuer of OpenID Connect that asks for no password and says whatever a test wants, true or not. */
export async function startMadeUpIssuer() {
  const [own, foreign] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "own", use: "sig", alg: "RS256" };
  const nonces = new Map<string, string>();
  let answer: Answer = {};
  let lastSubject: unknown;
  let requests = 0;

  const http = createServer(async (request, response) => {
    requests++;
    const url = new URL(request.url ?? "/", issuer);
    const asked = url.searchParams;
    const json = (body: unknown) =>
      void response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json((answer.discovery ?? ((honest) => honest))(discovery()));
      case "/jwks":
        return json({ keys: [jwk] });
      case "/authorize": {
        const code = randomUUID();
        nonces.set(code, asked.get("nonce") ?? "");
        const back = new URL(asked.get("redirect_uri") ?? "");
        const says = answer.error ? { error: answer.error, error_description: "Ada Lovelace" } : { code };
        const state = asked.get("state") ?? "";
        for (const [name, value] of Object.entries({ ...says, state, ...answer.callback }))
          back.searchParams.set(name, value);
        return void response.writeHead(302, { Location: back.href }).end();
      }
      case "/token": {
        const form = new URLSearchParams(await text(request));
        const nonce = nonces.get(form.get("code") ?? "");
        return json({ access_token: "access", token_type: "Bearer", id_token: await idToken(nonce ?? "") });
      }
      case "/userinfo":
        return json(answer.userinfo ?? { sub: lastSubject });
      default:
        response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const discovery = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  });

  async function idToken(nonce: string): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const honest = { iss: issuer, aud: CLIENT.clientId, sub: "subject 1", nonce, iat: now, exp: now + 300 };
    const claims = (answer.claims ?? ((same) => same))(honest);
    lastSubject = claims.sub;
    const signed = (alg: string) => new SignJWT(claims).setProtectedHeader({ alg, kid: "own" });
    switch (answer.signature ?? "own") {
      case "own":
        return signed("RS256").sign(own.privateKey);
      case "foreign":
        return signed("RS256").sign(foreign.privateKey);
      case "shared":
        return signed("HS256").sign(new TextEncoder().encode(CLIENT.clientSecret));
      case "none":
        return new UnsecuredJWT(claims).encode();
    }
  }

  return {
    issuer,
    says(next: Answer) {
      answer = next;
    },
    /** How often it has been asked anything. */
    requests: () => requests,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
