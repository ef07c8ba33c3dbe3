import { expect, test } from "vitest";
import { looseTexts } from "./house/loose-texts";
import { workingTree } from "./house/working-tree";

test("no text stands beside other nodes: a browser that translates the page would break it", () => {
  const loose = looseTexts(workingTree()).map(({ file, line, text }) => `${file}:${line} ${text}`);
  expect(loose).toEqual([]);
});

test("a loose text is found however it is written; one in an element of its own, or not translated, is none", () => {
  const source = `
    type Props = { icon: ReactNode; label: string };
    const badge = <Badge />;
    export function Row({ icon, label, count, t }: Props) {
      return (
        <li>
          {icon} {badge} {rows.map((row) => <Row key={row} />)}
          Bare
          {label}
          {t("called")}
          {\`\${count} runs\`}
          {count > 0 && t("some")}
          {count === 0 ? t("none") : <b>{count}</b>}
          {count > 1 && (label ?? t("unnamed"))}
          <p>{t("alone")}</p>
          <p>{t("trailing")} </p>
          <p>{t.rich("marked", {})}</p>
          <p><RichText>{t.rich("marked", {})}</RichText></p>
          <p>{count === 0 ? t("alone") : <b>{count}</b>}</p>
          <code translate="no">{label} / {count}</code>
          <>{t("fragment")}</>
          {/* a comment */}
        </li>
      );
    }`;
  const found = looseTexts(new Map([["components/row.tsx", source]]));
  expect(found.map(({ line, text }) => `${line} ${text}`)).toEqual([
    "8 Bare",
    "9 label",
    '10 t("called")',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
    "11 `${count} runs`",
    '12 t("some")',
    '13 t("none")',
    "14 label",
    '14 t("unnamed")',
    '16 t("trailing")',
    '17 t.rich("marked", {})',
    '21 t("fragment")',
  ]);
});
