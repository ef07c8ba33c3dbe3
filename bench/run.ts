// `npm run bench -- training` measures training in a browser and prints the tables of docs/benchmarks.md; `npm run bench -- referee`
// measures a server on which sixty runs end at once. With --json they go to the standard error, and the last line of the
// standard output is the report as JSON.
import { benchReferee, readableReferee } from "./referee";
import { readable } from "./report";
import { benchTraining } from "./training";

type Bench = (
  tell: (sentence: string) => void,
) => Promise<{ readonly report: unknown; readonly text: string }>;

const BENCHES: Readonly<Record<string, Bench>> = {
  training: async (tell) => {
    const report = await benchTraining(tell);
    return { report, text: readable(report) };
  },
  referee: async (tell) => {
    const report = await benchReferee(tell);
    return { report, text: readableReferee(report) };
  },
};

const [what, ...options] = process.argv.slice(2);
if (!Object.hasOwn(BENCHES, what ?? "")) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(" | ")} [--json]`);
  process.exit(2);
}
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
const { report, text } = await BENCHES[what]((sentence) => console.error(sentence));
if (options.includes("--json")) {
  console.error(text);
  console.log(JSON.stringify(report));
} else console.log(text);
process.exit(0);
