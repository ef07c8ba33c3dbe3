// `npm run backup`, `npm run restore` and `npm run teacher`. An existing build is used as it is: its version is that of the database.
import { existsSync } from "node:fs";
import { requireNode } from "./toolchain/node-version.mjs";

requireNode();
const { ensureInstalled } = await import("./toolchain/install.mjs");
const { ensureBuilt } = await import("./toolchain/build.mjs");
const { inRoot } = await import("./toolchain/root.mjs");
const { endTogether } = await import("./toolchain/run.mjs");
const { runBuilt } = await import("./toolchain/serve.mjs");

endTogether();
if (!existsSync(inRoot("dist", "data.mjs"))) {
  await ensureInstalled();
  if (!(await ensureBuilt())) process.exit(1);
}
process.exit(await runBuilt("data.mjs", process.argv.slice(2)));
