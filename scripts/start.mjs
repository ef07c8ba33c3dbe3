// `npm start`: from a fresh clone to a running server, with nothing but Node. Later starts redo only what has changed.
import { requireNode } from "./toolchain/node-version.mjs";

requireNode();
const { ensureBuilt } = await import("./toolchain/build.mjs");
const { ensureInstalled } = await import("./toolchain/install.mjs");
const { endTogether } = await import("./toolchain/run.mjs");
const { serve } = await import("./toolchain/serve.mjs");

endTogether();
await ensureInstalled();
process.exit((await ensureBuilt()) ? await serve() : 1);
