// `npm run bench -- training`: measures training in a browser, and prints the tables of docs/benchmarks.md. With --json they go to the
// standard error, and the last line of the standard output is the report as JSON.
import { readable } from "./report";
import { benchTraining } from "./training";

const [what, ...options] = process.argv.slice(2);
if (what !== "training") {
  console.error("Usage: npm run bench -- training [--json]");
  process.exit(2);
}
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
const report = await benchTraining((sentence) => console.error(sentence));
if (options.includes("--json")) {
  console.error(readable(report));
  console.log(JSON.stringify(report));
} else console.log(readable(report));
