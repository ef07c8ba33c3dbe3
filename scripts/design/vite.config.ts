import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** For `npm run design`. Development only: none of it is in a build of the product. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: "../../public",
  cacheDir: "../../node_modules/.vite/design",
  resolve: { tsconfigPaths: true },
  // Next's own components read these, which its compiler would replace.
  define: { "process.env": JSON.stringify({ DOWNHILL_VERSION: "1.0.0 (0a1b2c3d)" }), __dirname: "'/'" },
  server: { host: "127.0.0.1", port: 3200, open: false },
});
