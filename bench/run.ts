// `npm run bench -- training` measures training in a browser and prints the tables of docs/benchmarks.md;
// `npm run bench -- referee` measures a server on which sixty runs end at once;
// `npm run bench -- views` measures what valleys and live class pictures cost;
// `npm run bench -- screen` measures clicks and frames of a lab on a weak laptop, and our curves against those of others (--throttle 6 --rounds 2 for slower and shorter);
// `npm run bench -- retraining` trains honest runs on every engine, and has the referee train them again;
// `npm run bench -- fanout` measures whole classes that train at once (--students 30,300 --seconds 10 for fewer and shorter classes).
// `npm run bench -- letters` measures a network that guesses the next letter: its speed, and what a student waits for in a built lab (npm run build);
// `npm run bench -- lesson` plays simulated classes through the default plan: how often each round shows what it is for (--rounds 1,4 --students 15 --classes 12 for fewer);
// `npm run bench -- diagnosis` retrains runs at other rates and after hints, and counts how often the diagnosis and the hints were right (--rounds 16 --seed 1 for fewer and others);
// `npm run bench -- lessons` fills both databases with a year of a school and measures its teachers' lists and searches;
// `npm run bench -- replay` stores classes of three quarters of an hour, and opens their replays on a slow computer (npm run build first);
// With --json the tables go to standard error, and the last line of standard output is the report as JSON.
import { parseArgs } from "node:util";
import { benchDiagnosis, readableDiagnosis } from "./diagnosis/diagnosis";
import { benchFanout, FANOUT_DEFAULTS } from "./fanout/fanout";
import { PEERS } from "./fanout/peers";
import { readableFanout } from "./fanout/report";
import { benchLesson, CLASSES, readableLesson } from "./lesson/lesson";
import { benchLessons, readableLessons } from "./lessons/lessons";
import { benchLetters, readableLetters } from "./letters/letters";
import { benchReferee, readableReferee } from "./referee/referee";
import { benchReplay, readableReplay } from "./replay/replay";
import { readable } from "./report";
import { benchRetraining, readableRetraining } from "./retraining/retraining";
import { benchScreen, readableScreen } from "./screen/screen";
import { benchTraining } from "./training";
import { benchViews, readableViews } from "./views/views";

type Bench = (
  log: (sentence: string) => void,
) => Promise<{ readonly report: unknown; readonly text: string }>;

const BENCHES: Readonly<Record<string, Bench>> = {
  training: async (log) => {
    const report = await benchTraining(log);
    return { report, text: readable(report) };
  },
  referee: async (log) => {
    const report = await benchReferee(log);
    return { report, text: readableReferee(report) };
  },
  views: async (log) => {
    const report = await benchViews(log);
    return { report, text: readableViews(report) };
  },
  screen: async (log) => {
    const report = await benchScreen(log, {
      ...(values.throttle && { throttle: Number(values.throttle) }),
      ...(values.rounds && { rounds: Number(values.rounds) }),
    });
    return { report, text: readableScreen(report) };
  },
  diagnosis: async (log) => {
    const report = await benchDiagnosis(log, {
      ...(values.seed && { seed: Number(values.seed) }),
      ...(values.rounds && { rounds: Number(values.rounds), hintRounds: Number(values.rounds) }),
    });
    return { report, text: readableDiagnosis(report) };
  },
  retraining: async (log) => {
    const report = await benchRetraining(log);
    return { report, text: readableRetraining(report) };
  },
  letters: async (log) => {
    const report = await benchLetters(log);
    return { report, text: readableLetters(report) };
  },
  lesson: async (log) => {
    const report = await benchLesson(log, {
      classes: Number(values.classes ?? CLASSES),
      rounds: values.rounds?.split(",").map(Number) ?? null,
      ...(values.students && { sizes: values.students.split(",").map(Number) }),
    });
    return { report, text: readableLesson(report) };
  },
  lessons: async (log) => {
    const report = await benchLessons(log);
    return { report, text: readableLessons(report) };
  },
  replay: async (log) => {
    const report = await benchReplay(log);
    return { report, text: readableReplay(report) };
  },
  fanout: async (log) => {
    const report = await benchFanout(log, {
      ...FANOUT_DEFAULTS,
      ...(values.students && { students: values.students.split(",").map(Number) }),
      ...(values.seconds && { seconds: Number(values.seconds) }),
      ...(values.peers && { peers: PEERS.filter((peer) => values.peers?.split(",").includes(peer)) }),
    });
    return { report, text: readableFanout(report) };
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean" },
    students: { type: "string" },
    seconds: { type: "string" },
    peers: { type: "string" },
    classes: { type: "string" },
    seed: { type: "string" },
    rounds: { type: "string" },
    throttle: { type: "string" },
  },
});
const what = positionals[0] ?? "";
if (!Object.hasOwn(BENCHES, what)) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(" | ")} [--json]`);
  process.exit(2);
}
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));
const { report, text } = await BENCHES[what]((sentence) => console.error(sentence));
if (values.json) {
  console.error(text);
  console.log(JSON.stringify(report));
} else console.log(text);
process.exit(0);
