import Papa from "papaparse";
import type { ParticipantId } from "@/lib/session/log/events";
import type { Participant } from "@/lib/session/log/session";
import { cleanText } from "@/lib/session/names/clean-text";
import { nicknameKey } from "@/lib/session/names/nickname";

/** What may stand between a nickname and a name: a spreadsheet's columns, commas of either script. */
const SEPARATORS = ["\t", ",", ";", "،"] as const;

/** A pasted list, read. `unknown`: what stands where a nickname should, in lines that fit nobody. */
export type PastedNames = {
  readonly named: readonly { readonly participant: ParticipantId; readonly name: string }[];
  readonly unknown: readonly string[];
};

/** Reads lines of "nickname, name". Either may be in quotes, as in CSV. Of two lines about one student the later one counts. */
export function readPastedNames(
  text: string,
  students: readonly Pick<Participant, "id" | "nickname">[],
): PastedNames {
  const byNickname = new Map(students.map(({ id, nickname }) => [nicknameKey(nickname), id]));
  const named = new Map<ParticipantId, string>();
  const unknown: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (cleanText(line) === "") continue;
    const readings = SEPARATORS.filter((separator) => line.includes(separator)).map((separator) =>
      cellsOf(line, separator),
    );
    const found = readings.find(([nickname]) => byNickname.has(nicknameKey(nickname)));
    const participant = found && byNickname.get(nicknameKey(found[0]));
    if (participant === undefined || found === undefined) unknown.push(readings[0]?.[0] ?? cleanText(line));
    else if (found[1] !== "") named.set(participant, found[1]);
  }
  return { named: [...named].map(([participant, name]) => ({ participant, name })), unknown };
}

/** The nickname and the name of a line. What else is separated off belongs to the name, as in "Lovelace, Ada". */
function cellsOf(line: string, separator: (typeof SEPARATORS)[number]): readonly [string, string] {
  const [cells = []] = Papa.parse<string[]>(line, { delimiter: separator }).data;
  const [nickname = "", ...name] = cells.map(cleanText);
  const between = separator === "\t" ? " " : `${separator} `;
  return [nickname, cleanText(name.filter((part) => part !== "").join(between))];
}
