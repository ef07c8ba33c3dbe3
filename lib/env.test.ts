import { expect, test } from "vitest";
import { EnvironmentError, parseEnvironment } from "./env";

test("nothing needs to be set", () => {
  expect(parseEnvironment({})).toEqual({
    mode: "development",
    port: 3000,
    host: "0.0.0.0",
    httpsPort: null,
    dataDir: ".data",
    databaseUrl: null,
    authSecret: null,
    publicUrl: null,
    trustProxy: false,
    logLevel: "info",
    maxParticipants: 300,
    metricsToken: null,
    daysKept: 90,
    oidc: null,
  });
});

test("everything can be set, and an empty setting counts as not set", () => {
  const environment = parseEnvironment({
    NODE_ENV: "production",
    PORT: "8080",
    HOST: "",
    DATA_DIR: "/srv/downhill",
    DATABASE_URL: "postgres://downhill:pw@db:5432/downhill",
    NEXTAUTH_SECRET: "0123456789abcdef",
    NEXTAUTH_URL: "https://class.example.org/api/auth",
    TRUST_PROXY: "true",
    LOG_LEVEL: "debug",
    MAX_PARTICIPANTS: "40",
    METRICS_TOKEN: "fedcba9876543210",
    KEEP_DAYS: "365",
    OIDC_ISSUER: "https://login.school.example/realms/staff/",
    OIDC_CLIENT_ID: "downhill",
    OIDC_CLIENT_SECRET: "hunter2",
    OIDC_NAME: "the school account",
    OIDC_ACCOUNTS: " School.example, other.example",
    HOME: "/root",
  });
  expect(environment).toEqual({
    mode: "production",
    port: 8080,
    host: "0.0.0.0",
    httpsPort: null,
    dataDir: "/srv/downhill",
    databaseUrl: "postgres://downhill:pw@db:5432/downhill",
    authSecret: "0123456789abcdef",
    publicUrl: "https://class.example.org",
    trustProxy: true,
    logLevel: "debug",
    maxParticipants: 40,
    metricsToken: "fedcba9876543210",
    daysKept: 365,
    oidc: {
      issuer: "https://login.school.example/realms/staff",
      clientId: "downhill",
      clientSecret: "hunter2",
      name: "the school account",
      accounts: ["school.example", "other.example"],
    },
  });
});

test("sessions are kept for 1 to 3650 days, or for ever", () => {
  const kept = (KEEP_DAYS: string) => parseEnvironment({ KEEP_DAYS }).daysKept;
  expect(["1", "3650", "forever", ""].map(kept)).toEqual([1, 3_650, null, 90]);
  for (const wrong of ["0", "3651", "-1", "1.5", "never", "Forever", "1e3"])
    expect(() => kept(wrong)).toThrow("KEEP_DAYS must be a whole number from 1 to 3650, or forever.");
});

test("every wrong setting is named with a sentence, and no value is repeated", () => {
  const wrong = {
    PORT: "70000",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    NEXTAUTH_SECRET: "short",
    PUBLIC_URL: "class.example.org",
    TRUST_PROXY: "maybe",
    LOG_LEVEL: "loud",
    MAX_PARTICIPANTS: "0x10",
    KEEP_DAYS: "a year",
    NODE_ENV: "staging",
  };
  const refusal = () => parseEnvironment(wrong);
  expect(refusal).toThrow(EnvironmentError);
  expect(refusal).toThrow(
    [
      "NODE_ENV must be development, production or test.",
      "PORT must be a whole number from 0 to 65535.",
      "DATABASE_URL must be an address such as postgres://user:password@host:5432/name.",
      "NEXTAUTH_SECRET must have at least 16 characters.",
      "PUBLIC_URL must be an address such as https://class.example.org.",
      "TRUST_PROXY must be 1 behind a reverse proxy, else 0.",
      "LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.",
      "MAX_PARTICIPANTS must be a whole number from 1 to 2000.",
      "KEEP_DAYS must be a whole number from 1 to 3650, or forever.",
    ].join("\n"),
  );
});

const OIDC = {
  OIDC_ISSUER: "https://accounts.google.com",
  OIDC_CLIENT_ID: "downhill",
  OIDC_CLIENT_SECRET: "hunter2",
  PUBLIC_URL: "https://class.example.org",
};

test("an issuer is called by its host and admits invited people only, unless the settings say otherwise", () => {
  const { oidc } = parseEnvironment({ ...OIDC, OIDC_NAME: "", OIDC_ACCOUNTS: "invited" });
  expect(oidc).toEqual({
    issuer: "https://accounts.google.com",
    clientId: "downhill",
    clientSecret: "hunter2",
    name: "accounts.google.com",
    accounts: "invited",
  });
  for (const issuer of ["http://127.0.0.1:4000", "http://[::1]:4000", "https://school.example/realms/a"])
    expect(parseEnvironment({ ...OIDC, OIDC_ISSUER: issuer }).oidc?.issuer).toBe(issuer);
});

test("OpenID Connect is set as a whole or not at all", () => {
  const also = (name: string) => `${name} must be set as well, or no setting that begins with OIDC_.`;
  const refusal = (settings: Record<string, string>) => () => parseEnvironment(settings);
  expect(refusal({ ...OIDC, OIDC_CLIENT_SECRET: "" })).toThrow(
    new EnvironmentError(also("OIDC_CLIENT_SECRET")),
  );
  expect(refusal({ OIDC_ACCOUNTS: "invited", PORT: "x" })).toThrow(
    new EnvironmentError(
      [
        "PORT must be a whole number from 0 to 65535.",
        ...["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"].map(also),
        "PUBLIC_URL must be set for OpenID Connect: the issuer sends browsers back to it.",
      ].join("\n"),
    ),
  );
  expect(refusal({ ...OIDC, PUBLIC_URL: "" })).toThrow(/^PUBLIC_URL must be set for OpenID Connect/);
});

test.each([
  ["accounts.google.com", /^OIDC_ISSUER must be the https address/],
  ["http://login.school.example", /^OIDC_ISSUER must be the https address/],
  ["https://accounts.google.com/.well-known/openid-configuration", /^OIDC_ISSUER must be the https address/],
  ["https://login.microsoftonline.com/common/v2.0", /^OIDC_ISSUER must name one tenant/],
  ["https://login.microsoftonline.com/organizations/v2.0/", /^OIDC_ISSUER must name one tenant/],
])("%s is no issuer to trust", (issuer, sentence) => {
  expect(() => parseEnvironment({ ...OIDC, OIDC_ISSUER: issuer })).toThrow(sentence);
});

test.each([
  "everyone",
  "school",
  "invited,school.example",
  "@school.example",
  "*.school.example",
  "school.example,,",
])("%j does not say who gets an account", (accounts) => {
  expect(() => parseEnvironment({ ...OIDC, OIDC_ACCOUNTS: accounts })).toThrow(
    'OIDC_ACCOUNTS must be "invited" or domains of e-mail addresses, such as school.example,other.example.',
  );
});

test("HTTPS with an own authority has a port beside the one for HTTP, and whatever else HTTPS is set to is refused", () => {
  const portOf = (variables: Record<string, string>) =>
    parseEnvironment({ HTTPS: "own", ...variables }).httpsPort;
  expect(portOf({})).toBe(3443);
  expect(portOf({ PORT: "8080" })).toBe(8523);
  expect(portOf({ PORT: "0" })).toBe(0);
  expect(portOf({ HTTPS_PORT: "8443" })).toBe(8443);
  expect(parseEnvironment({ HTTPS_PORT: "8443" }).httpsPort).toBe(null);
  const refusal = (variables: Record<string, string>) => {
    try {
      return parseEnvironment(variables);
    } catch (error) {
      return (error as EnvironmentError).message;
    }
  };
  expect(refusal({ HTTPS: "on" })).toBe("HTTPS must be own, or not set.");
  expect(refusal({ HTTPS: "own", HTTPS_PORT: "70000" })).toBe(
    "HTTPS_PORT must be a whole number from 0 to 65535.",
  );
  expect(refusal({ HTTPS: "own", PORT: "65400" })).toBe(
    "HTTPS_PORT must be set, because PORT + 443 is no port.",
  );
  expect(refusal({ HTTPS: "own", PORT: "443", HTTPS_PORT: "443" })).toBe(
    "HTTPS_PORT must not be PORT: HTTPS is served beside HTTP.",
  );
});
