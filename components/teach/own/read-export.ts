import { z } from "zod";
import type { OwnContent } from "@/lib/learning/examples/own-content";

/** A file with a teacher's own challenges. Each one is checked by the server when it is taken over, so here only that there are some. */
const ExportFile = z.object({
  format: z.literal("downhill-challenges"),
  version: z.literal(1),
  challenges: z.array(z.looseObject({ kind: z.string(), title: z.string() })).max(1_000),
});

/** A challenge of such a file. `content`: whatever stands there. */
export type Imported = { readonly title: string; readonly content: OwnContent };

const SHOWN_OF_A_TITLE = 60;
/** What everything that a teacher may keep takes at most, as text. */
const MOST_BYTES = 80_000_000;

/** The challenges in an exported file; null if it is no such file. */
export async function readExport(file: Blob): Promise<readonly Imported[] | null> {
  if (file.size > MOST_BYTES) return null;
  try {
    const read = ExportFile.safeParse(JSON.parse(await file.text()));
    if (!read.success) return null;
    return read.data.challenges.map((content) => ({
      title: content.title.slice(0, SHOWN_OF_A_TITLE),
      content: content as unknown as OwnContent,
    }));
  } catch {
    return null;
  }
}
