import { networkInterfaces } from "node:os";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// Next reads this after its configuration, however it was started: by npm, by its own commands, or by our server from a container's CMD.
process.env.NEXT_TELEMETRY_DISABLED = "1";

const config: NextConfig = {
  poweredByHeader: false,
  // Built into the pages, which show it.
  env: { DOWNHILL_VERSION: process.env.DOWNHILL_VERSION ?? "development" },
  reactStrictMode: true,
  // In development, a phone in the same network may load the page too.
  allowedDevOrigins: Object.values(networkInterfaces()).flatMap(
    (all) => all?.map(({ address }) => address) ?? [],
  ),
  agentRules: false,
  // Checked by `npm run typecheck`, which has stricter projects besides; a second time here would only cost.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    agentUpgrade: false,
    // For the next build on the same machine; in CI there is none.
    turbopackFileSystemCacheForBuild: !process.env.CI,
    // The largest form is a table of a teacher, made of a file of five megabytes.
    serverActions: { bodySizeLimit: "8mb" },
  },
  // Native code and WASM files are read from node_modules at run time, not bundled.
  serverExternalPackages: ["@electric-sql/pglite", "@node-rs/argon2", "postgres", "drizzle-orm", "pino"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
