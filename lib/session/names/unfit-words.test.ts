import { expect, test } from "vitest";
import names from "@/lib/testing/session/first-names.json" with { type: "json" };
import { isDoubtful } from "./doubtful-name";
import { packedUnfitWords } from "./pack-unfit-words";
import { isUnfit } from "./unfit-words";
import { PACKED_UNFIT_WORDS } from "./unfit-words-packed";
import { DOUBTFUL_WORDS } from "./word-lists";

const letThrough = (words: readonly string[]) => words.filter((word) => !isUnfit(word));
const heldBack = (words: readonly string[]) => words.filter(isUnfit);

test("the packed lists are those of today; otherwise run scripts/pack-unfit-words.ts", () => {
  expect(PACKED_UNFIT_WORDS).toBe(packedUnfitWords());
});

test("whatever stands on the lists in letters alone is held back, also within a line and with a letter repeated", () => {
  const plain = DOUBTFUL_WORDS.filter((word) => /^[\p{L} ]{2,24}$/u.test(word) && isDoubtful(word));
  expect(plain.length).toBeGreaterThan(500);
  expect(letThrough(plain)).toEqual([]);
  expect(letThrough(plain.map((word) => `the ${word} sings`))).toEqual([]);
  expect(letThrough(["shhhit", "fuckosaurus", "bitchy", "f u c k", "Fück", "nigggger", "kcuf"])).toEqual([]);
  expect(letThrough(["يا حمار", "الكلب", "شَرْمُوطَة", "كسمككك"])).toEqual([]);
});

test("what networks write is let through: names, dinosaurs, colours, in both languages", () => {
  const innocent =
    `tyrannosaurus|compsognathus|titanosaurus|massospondylus|cassandra|grass green|brass|peach|scunthorpe|uranus|cockburn|arsenal|dickinson
    |shall i compare thee to a summers day|the assembled souls of all that men held wise|كتاب|مدرسة|شمس الدين`.split(
      /\s*\|/,
    );
  expect(heldBack(innocent)).toEqual([]);
  const all = Object.values(names).flatMap((list) => list.split(", "));
  expect(heldBack(all).length).toBeLessThan(0.005 * all.length);
});
