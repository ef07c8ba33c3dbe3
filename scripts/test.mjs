// `npm test` runs every suite, from a fresh clone. `npm test -- unit e2e` runs only these, `npm test -- unit FILE` one file.
import { requireNode } from "./toolchain/node-version.mjs";

requireNode();
const { checkAll } = await import("./testing/check-all.mjs");
process.exit((await checkAll(process.argv.slice(2))) ? 0 : 1);
