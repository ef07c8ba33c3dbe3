import { z } from "zod";
import { missingForOidc, OIDC_SHAPE, type OidcSettings, oidcSettings } from "./env/oidc";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** A setting from the environment; an empty one counts as not set. */
function setting<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" ? undefined : value), schema);
}

function wholeNumber(min: number, max: number, fallback: number) {
  return setting(digitsFor(min, max).default(fallback));
}

function digitsFor(min: number, max: number) {
  const sentence = `must be a whole number from ${min} to ${max}`;
  const digits = z.string().regex(/^\d{1,9}$/, sentence);
  return digits.transform(Number).refine((value) => value >= min && value <= max, sentence);
}

/** Scheme, host and port of the address that students type, such as `https://class.example.org`. */
const origin = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://class.example.org" })
  .transform((address) => new URL(address).origin);

const MOST_DAYS_KEPT = 3_650;
const KEEP_DAYS_SENTENCE = `must be a whole number from 1 to ${MOST_DAYS_KEPT}, or forever`;

const Settings = z.object({
  NODE_ENV: setting(
    z
      .enum(["development", "production", "test"], "must be development, production or test")
      .default("development"),
  ),
  PORT: wholeNumber(0, 65_535, 3000),
  HOST: setting(z.string().default("0.0.0.0")),
  HTTPS: setting(z.literal("own", "must be own, or not set").optional()),
  HTTPS_PORT: setting(digitsFor(0, 65_535).optional()),
  DATA_DIR: setting(z.string().default(".data")),
  DATABASE_URL: setting(
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: "must be an address such as postgres://user:password@host:5432/name",
      })
      .optional(),
  ),
  NEXTAUTH_SECRET: setting(z.string().min(16, "must have at least 16 characters").optional()),
  PUBLIC_URL: setting(origin.optional()),
  NEXTAUTH_URL: setting(origin.optional()),
  TRUST_PROXY: setting(
    z
      .enum(["0", "1", "true", "false"], "must be 1 behind a reverse proxy, else 0")
      .default("0")
      .transform((value) => value === "1" || value === "true"),
  ),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info")),
  MAX_PARTICIPANTS: wholeNumber(1, 2_000, 300),
  METRICS_TOKEN: setting(z.string().min(16, "must have at least 16 characters").optional()),
  KEEP_DAYS: setting(
    z
      .string()
      .regex(/^(forever|\d{1,9})$/, KEEP_DAYS_SENTENCE)
      .transform((value) => (value === "forever" ? null : Number(value)))
      .refine((days) => days === null || (days >= 1 && days <= MOST_DAYS_KEPT), KEEP_DAYS_SENTENCE)
      .default(90),
  ),
  OIDC_ISSUER: setting(OIDC_SHAPE.OIDC_ISSUER),
  OIDC_CLIENT_ID: setting(OIDC_SHAPE.OIDC_CLIENT_ID),
  OIDC_CLIENT_SECRET: setting(OIDC_SHAPE.OIDC_CLIENT_SECRET),
  OIDC_NAME: setting(OIDC_SHAPE.OIDC_NAME),
  OIDC_ACCOUNTS: setting(OIDC_SHAPE.OIDC_ACCOUNTS),
});

/** The server's settings, parsed. */
export type Environment = {
  readonly mode: "development" | "production" | "test";
  readonly port: number;
  readonly host: string;
  /** Where HTTPS is served as well, with a certificate of an own authority; null: nowhere. */
  readonly httpsPort: number | null;
  readonly dataDir: string;
  /** The PostgreSQL to use; null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Signs and encrypts teachers' cookies; null: one is generated and kept in `dataDir`. */
  readonly authSecret: string | null;
  /** Origin under which browsers reach this server; null: whatever address they used. */
  readonly publicUrl: string | null;
  /** Whether to trust `X-Forwarded-*`, because our own reverse proxy sets it. */
  readonly trustProxy: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly maxParticipants: number;
  /** Whoever has it may read the metrics; null: nobody may. */
  readonly metricsToken: string | null;
  /** How many days ended sessions are kept, unless their host keeps them for longer; null: for ever. */
  readonly daysKept: number | null;
  /** Null: teachers sign in with passwords only. */
  readonly oidc: OidcSettings | null;
};

/** Invalid settings; the message names each and says what would be valid. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/** Throws an `EnvironmentError` that names every wrong setting, one per line. Values are not repeated: some are secrets. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = Settings.safeParse(variables);
  const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}.`) ?? [];
  const missing = missingForOidc(variables);
  if (!parsed.success || missing.length > 0) throw new EnvironmentError([...wrong, ...missing].join("\n"));
  const settings = parsed.data;
  const httpsPort = settings.HTTPS === "own" ? httpsPortOf(settings.PORT, settings.HTTPS_PORT) : null;
  return {
    mode: settings.NODE_ENV,
    port: settings.PORT,
    host: settings.HOST,
    httpsPort,
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL ?? null,
    authSecret: settings.NEXTAUTH_SECRET ?? null,
    publicUrl: settings.PUBLIC_URL ?? settings.NEXTAUTH_URL ?? null,
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    maxParticipants: settings.MAX_PARTICIPANTS,
    metricsToken: settings.METRICS_TOKEN ?? null,
    daysKept: settings.KEEP_DAYS,
    oidc: oidcSettings(settings),
  };
}

/** How far the port for HTTPS is from the one for HTTP: 3443 beside 3000. */
const HTTPS_PORT_AFTER = 443;

/** 0: any free one. */
function httpsPortOf(port: number, wanted: number | undefined): number {
  const httpsPort = wanted ?? (port === 0 ? 0 : port + HTTPS_PORT_AFTER);
  if (httpsPort > 65_535)
    throw new EnvironmentError("HTTPS_PORT must be set, because PORT + 443 is no port.");
  if (httpsPort !== 0 && httpsPort === port)
    throw new EnvironmentError("HTTPS_PORT must not be PORT: HTTPS is served beside HTTP.");
  return httpsPort;
}

let parsed: Environment | null = null;

/** This process's environment, parsed at the first call. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}
