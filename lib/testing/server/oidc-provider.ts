import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { type Configuration } from "oidc-provider";

/** What the provider knows of somebody. */
type Claims = { email?: string; email_verified?: boolean; name?: string };

/** The only client of the provider. */
export const PROVIDERS_CLIENT = { clientId: "downhill", clientSecret: randomBytes(16).toString("hex") };

const HOUR_S = 3_600;

/**
 * A certified provider of OpenID Connect as a school has one, in this process: it demands PKCE, and tells the e-mail address at its user-info
 * endpoint only. Its sign-in page asks for a name and no password. `people`: by their subjects; a test may change them.
 */
export async function startOidcProvider({
  redirectUri,
  people,
}: {
  redirectUri: string;
  people: Record<string, Claims>;
}) {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair("RS256");
  const configuration: Configuration = {
    clients: [
      {
        client_id: PROVIDERS_CLIENT.clientId,
        client_secret: PROVIDERS_CLIENT.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: "sig", alg: "RS256" }] as never },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    pkce: { required: () => true },
    ttl: {
      AccessToken: HOUR_S,
      AuthorizationCode: 60,
      IdToken: HOUR_S,
      Grant: HOUR_S,
      Interaction: HOUR_S,
      Session: HOUR_S,
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    findAccount: (_, accountId) =>
      people[accountId] && { accountId, claims: async () => ({ sub: accountId, ...people[accountId] }) },
    // Nobody is asked what the school may tell its own server.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        accountId: oidc.session?.accountId,
        clientId: oidc.client?.clientId,
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(issuer, configuration);
  const answer = provider.callback();
  http.on("request", async (request, response) => {
    if (!request.url?.startsWith("/sign-in/")) return answer(request, response);
    if (request.method !== "POST") return response.setHeader("Content-Type", "text/html").end(PAGE);
    const accountId = new URLSearchParams(await text(request)).get("subject") ?? "";
    const result = people[accountId] ? { login: { accountId } } : { error: "access_denied" };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  return {
    issuer,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const PAGE = `<!doctype html>
<html lang="en">
  <title>The school</title>
  <link rel="icon" href="data:," />
  <form method="post">
    <label>Who are you? <input name="subject" /></label>
    <button>Continue</button>
  </form>
</html>`;
