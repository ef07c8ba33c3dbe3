import { parseSync } from "vite";
import type { Tree } from "./import-graph";

/** A node of the syntax tree; its other properties depend on its type. */
type Node = {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
};

/** A text that is not the only child of its element, and its place in the source. */
export type LooseText = {
  readonly file: string;
  readonly line: number;
  readonly text: string;
};

/** The component that wraps each part of a sentence with markup in an element. */
const RICH_TEXT = "RichText";
const NODE_TYPE = /\b(\w+)\??:\s*(?:\([^)]*\)\s*=>\s*)?(?:ReactNode|ReactElement)\b/g;
const STRING_TYPE = /\b(\w+)\??: string\b/g;
const NODE_VALUE = /\bconst (\w+)(?:: ReactNode)? =[^;=]*?\s<[A-Za-z>]/g;

/**
 * Finds texts beside other nodes in the same element. A browser that translates a page replaces its texts by elements. React then
 * looks for the text that it knows: it can neither insert anything before it nor remove it ("… is not a child of this node"), and
 * updates a text that is no longer visible. A text that is the only child of its element is safe, because React sets it through
 * the element. So is one that is not translated.
 */
export function looseTexts(tree: Tree): LooseText[] {
  const sources = [...tree].filter(([file]) => file.endsWith(".tsx"));
  const elsewhere = new Set(sources.flatMap(([, source]) => names(source, NODE_TYPE)));
  // A name that is a text in one place and an element in another counts as a text.
  for (const [file, source] of tree)
    if (/\.tsx?$/.test(file)) for (const name of names(source, STRING_TYPE)) elsewhere.delete(name);
  return sources.flatMap(([file, source]) => {
    const here = new Set([...names(source, NODE_TYPE), ...names(source, NODE_VALUE)]);
    return looseNodes(file, source, { here, elsewhere }).map(({ start, end }) => ({
      file,
      line: source.slice(0, end).trimEnd().split("\n").length,
      text: source.slice(start, end).trim().replaceAll(/\s+/g, " "),
    }));
  });
}

function names(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map(([, name]) => name);
}

/** `nodes`: names of values that are elements, as far as the sources tell. */
function looseNodes(
  file: string,
  source: string,
  nodes: { readonly here: ReadonlySet<string>; readonly elsewhere: ReadonlySet<string> },
): Node[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const found: Node[] = [];

  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!isSyntax(value)) return;
    if (isRich(value)) found.push(value);
    if (nameOf(value) === RICH_TEXT) return;
    if (value.type === "JSXElement" || value.type === "JSXFragment") {
      if (isUntranslated(value)) return;
      const children = (value.children as Node[]).filter(isSomething);
      const isAlone = children.length === 1 && value.type === "JSXElement";
      for (const child of children) found.push(...textsOf(child, isAlone));
    }
    for (const key in value) visit(value[key]);
  };

  const textsOf = (child: Node, isAlone: boolean): Node[] => {
    if (child.type === "JSXText") return isAlone || isBlank(child) ? [] : [child];
    if (child.type !== "JSXExpressionContainer") return [];
    if (isAlone) return [];
    return leaves(child.expression as Node).filter((leaf) => !isRich(leaf) && isText(leaf));
  };

  const isText = (leaf: Node): boolean => {
    switch (leaf.type) {
      case "Literal":
        return typeof leaf.value === "number" || (typeof leaf.value === "string" && !isBlank(leaf));
      case "TemplateLiteral":
      case "BinaryExpression":
        return true;
      case "Identifier":
        return leaf.name !== "undefined" && !nodes.here.has(leaf.name as string);
      case "MemberExpression":
        return !nodes.elsewhere.has((leaf.property as Node).name as string);
      case "ChainExpression":
        return isText(leaf.expression as Node);
      case "CallExpression": {
        const callee = leaf.callee as Node;
        const name = callee.type === "MemberExpression" ? (callee.property as Node).name : callee.name;
        return !nodes.elsewhere.has(name as string) && !holdsElements(leaf);
      }
      default:
        return false;
    }
  };

  visit(program);
  return found;
}

function isSyntax(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Translation leaves white space alone. */
function isBlank({ value }: Node): boolean {
  return (value as string).trim() === "";
}

/** Whether React renders this child: not a comment, nor the white space between lines of the source. */
function isSomething(child: Node): boolean {
  if (child.type === "JSXText") return !/^\s*\n\s*$/.test(child.value as string);
  return (child.expression as Node | undefined)?.type !== "JSXEmptyExpression";
}

/** The expressions that an expression may evaluate to. */
function leaves(expression: Node): Node[] {
  if (expression.type === "ParenthesizedExpression") return leaves(expression.expression as Node);
  if (expression.type === "ConditionalExpression")
    return [expression.consequent, expression.alternate].flatMap((side) => leaves(side as Node));
  if (expression.type !== "LogicalExpression") return [expression];
  const right = leaves(expression.right as Node);
  return expression.operator === "&&" ? right : [...leaves(expression.left as Node), ...right];
}

function isRich({ type, callee }: Node): boolean {
  return (
    type === "CallExpression" &&
    isSyntax((callee as Node).property) &&
    ((callee as Node).property as Node).name === "rich"
  );
}

function holdsElements(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsElements);
  if (!isSyntax(value)) return false;
  return (
    value.type === "JSXElement" || value.type === "JSXFragment" || Object.values(value).some(holdsElements)
  );
}

function nameOf(element: Node): unknown {
  return ((element.openingElement as Node | undefined)?.name as Node | undefined)?.name;
}

function isUntranslated(element: Node): boolean {
  const attributes = (element.openingElement as Node | undefined)?.attributes as Node[] | undefined;
  return (
    attributes?.some(
      ({ name, value }) => (name as Node)?.name === "translate" && (value as Node)?.value === "no",
    ) ?? false
  );
}
