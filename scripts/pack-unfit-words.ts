// Packs the lists of doubtful words for pages, which get hashes instead of words. Run by hand after a list has changed:
//   npx tsx scripts/pack-unfit-words.ts
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { packedUnfitWords } from "@/lib/session/names/pack-unfit-words";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const file = path.join(root, "lib/session/names/unfit-words-packed.ts");
const [comment] = readFileSync(file, "utf8").split("export const");
writeFileSync(file, `${comment}export const PACKED_UNFIT_WORDS =\n  "${packedUnfitWords()}";\n`);
