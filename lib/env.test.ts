import { expect, test } from "vitest";
import { EnvironmentError, parseEnvironment } from "./env";

test("nothing needs to be set", () => {
  expect(parseEnvironment({})).toEqual({
    mode: "development",
    port: 3000,
    host: "0.0.0.0",
    dataDir: ".data",
    databaseUrl: null,
    authSecret: null,
    publicUrl: null,
    trustProxy: false,
    logLevel: "info",
    maxParticipants: 300,
    metricsToken: null,
    daysKept: 90,
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
    HOME: "/root",
  });
  expect(environment).toEqual({
    mode: "production",
    port: 8080,
    host: "0.0.0.0",
    dataDir: "/srv/downhill",
    databaseUrl: "postgres://downhill:pw@db:5432/downhill",
    authSecret: "0123456789abcdef",
    publicUrl: "https://class.example.org",
    trustProxy: true,
    logLevel: "debug",
    maxParticipants: 40,
    metricsToken: "fedcba9876543210",
    daysKept: 365,
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
