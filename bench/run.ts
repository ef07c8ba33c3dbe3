// `npm run bench -- training`: measures training in a browser. With --json the last line is the report as JSON.
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
console.log(options.includes("--json") ? JSON.stringify(report) : readable(report));
