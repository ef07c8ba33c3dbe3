/**
 * Parses the words of `npm test -- WORDS`: names of suites, each followed by what to select in it (files, or the runner's own
 * options); every suite when none is named.
 * @param {readonly string[]} words
 * @param {Readonly<Record<string, { takesSelection: boolean }>>} suites
 * @returns {{ suites: { name: string, selection: string[] }[], refusal?: undefined } | { refusal: string }}
 */
export function request(words, suites) {
  const known = Object.keys(suites);
  const asked = [];
  for (const word of words) {
    if (known.includes(word)) asked.push({ name: word, selection: [] });
    else if (asked.length === 0)
      return {
        refusal: `There is no suite "${word}". There are ${known.join(", ")}; a file comes after its suite: npm test -- unit FILE`,
      };
    else asked.at(-1).selection.push(word);
  }
  const deaf = asked.find(({ name, selection }) => selection.length > 0 && !suites[name].takesSelection);
  if (deaf)
    return {
      refusal: `${deaf.name} always checks everything, so "${deaf.selection.join(" ")}" cannot be selected in it.`,
    };
  return { suites: asked.length > 0 ? asked : known.map((name) => ({ name, selection: [] })) };
}
