import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** `npm run design`. In development only: nothing of it is in a build of the product. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  publicDir: "../public",
  cacheDir: "../node_modules/.vite/design",
  resolve: { tsconfigPaths: true },
  // Next's own components read these, which its compiler would put in.
  define: { "process.env": "{}", __dirname: "'/'" },
  server: { host: "127.0.0.1", port: 3200, open: false },
});
