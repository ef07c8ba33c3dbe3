import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path/posix";
import { describe, expect, test } from "vitest";
import { workingTree } from "./house/working-tree";

const documents = [...workingTree()].filter(([file]) => file.endsWith(".md"));

/** Links of Markdown to this repository: not to the web, nor to somewhere on the same page. */
const LINK = /\]\((?!https?:|mailto:)([^)\s]*)\)/g;
/** A path as documents name one in passing, such as `lib/session/log/apply.ts`. */
const NAMED = /`((?:app|bench|components|db|docs|e2e|lib|public|scripts)\/[\w./[\]()-]*\.\w+)`/g;

test("every link in a document leads to a file, and to a heading where it names one", () => {
  const broken = documents.flatMap(([file, text]) =>
    [...text.matchAll(LINK)]
      .map(([, link]) => link)
      .filter((link) => !leads(file, link))
      .map((link) => `${file}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test("every file that a document names is there", () => {
  const missing = documents.flatMap(([file, text]) =>
    [...text.matchAll(NAMED)]
      .filter(([, named]) => !existsSync(named))
      .map(([, named]) => `${file}: ${named}`),
  );
  expect(missing).toEqual([]);
});

describe("decisions", () => {
  const records = readdirSync("docs/decisions")
    .filter((file) => file !== "README.md")
    .sort()
    .map((file) => ({ file, text: readFileSync(`docs/decisions/${file}`, "utf8") }));
  const read = records.map(({ file, text }) => {
    const [, number, title, status, date] =
      /^# (\d+)\. (.+)\n\n(Accepted|Superseded by \[decision \d+\]\(\S+\)) on (\d{4}-\d{2}-\d{2})\.\n\n/.exec(
        text,
      ) ?? [];
    return { file, number, title, status, date };
  });

  test("each has the number of its file, a title, a status and a date", () => {
    for (const { file, number, date } of read) {
      expect(file).toBe(`${number?.padStart(4, "0")}-${file.slice(5)}`);
      expect(Number.isNaN(Date.parse(date)), file).toBe(false);
    }
    expect(new Set(read.map(({ number }) => number)).size).toBe(read.length);
  });

  test("the index lists all of them: npx vitest run scripts/docs.test.ts -u writes it", async () => {
    const rows = read.map(
      ({ file, number, title, status, date }) => `- [${number}. ${title}](${file}). ${status} on ${date}.`,
    );
    const index = [
      "# Decisions",
      "",
      "Why things are as they are, where the next person would question it. A record is a page at most: the context, the decision, its",
      "consequences. It has the next free number, today's date and the status _Accepted_. A later decision does not change it: the status then",
      "says by which one it is superseded. This list is written by `npx vitest run scripts/docs.test.ts -u`.",
      "",
      ...rows,
      "",
    ].join("\n");
    await expect(index).toMatchFileSnapshot("../docs/decisions/README.md");
  });
});

function leads(from: string, link: string): boolean {
  const [target, heading] = link.split("#");
  const file = target === "" ? from : path.join(path.dirname(from), decodeURIComponent(target));
  if (!existsSync(file)) return false;
  return heading === undefined || headingsOf(readFileSync(file, "utf8")).includes(heading);
}

/** By the names under which GitHub links to them. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-"),
  );
}
