import type { MarkedToken, Token, Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { Key } from "@/components/desk/controls/shortcuts-dialog";
import { cn } from "@/components/ui/class-names";
import { RichText } from "@/components/ui/rich-text";
import { LESSON_ROUNDS } from "@/lib/session/decide/default-plan";

/** The guide in parts; texts are Markdown. */
export type Guide = {
  readonly title: string;
  readonly intro: readonly Token[];
  readonly sections: readonly GuideSection[];
};
export type GuideSection = {
  readonly title: string;
  /** Index of the round of the lesson that it is about; null: all of them. */
  readonly round: number | null;
  readonly opening: readonly Token[];
  readonly parts: readonly { readonly title: string; readonly blocks: readonly Token[] }[];
};

/** The guide for teaching the lesson: preparation, what is the same in every round, each round, and the ending. */
export function HostsGuide({ guide: { title, intro, sections } }: { guide: Guide }) {
  return (
    <article className="mx-auto flex max-w-3xl flex-col gap-10">
      <header>
        <h1 className="mb-2 text-3xl">{title}</h1>
        <div className="text-ink-muted text-lg">
          <Blocks blocks={intro} />
        </div>
      </header>
      {sections.map((section) =>
        section.round === null ? (
          <section key={section.title}>
            <h2 className="mb-2 text-xl">{section.title}</h2>
            <Blocks blocks={section.opening} />
            <Parts parts={section.parts} className="mt-4" />
          </section>
        ) : (
          <GuideRound key={section.title} section={section} round={section.round} />
        ),
      )}
    </article>
  );
}

function GuideRound({ section: { title, opening, parts }, round }: { section: GuideSection; round: number }) {
  return (
    <section
      id={LESSON_ROUNDS[round]}
      className="scroll-mt-6 break-inside-avoid rounded-card border border-line bg-surface p-5 sm:p-6"
    >
      <h2 className="flex gap-3 text-xl">
        <span className="tabular text-ink-muted">{round + 1}</span>
        <span>{title}</span>
      </h2>
      <div className="mt-1 mb-4 text-ink-muted text-sm">
        <Blocks blocks={opening} />
      </div>
      <Parts parts={parts} />
    </section>
  );
}

/** The parts of a section, each under its title: what to say, to watch and to ask. */
function Parts({ parts, className }: Pick<GuideSection, "parts"> & { className?: string }) {
  if (parts.length === 0) return null;
  return (
    <dl className={cn("flex flex-col gap-4", className)}>
      {parts.map(({ title, blocks }) => (
        <div key={title}>
          <dt className={`font-medium text-sm ${isQuotation(blocks) ? "text-accent" : "text-ink-muted"}`}>
            {title}
          </dt>
          <dd className="mt-1 flex flex-col gap-2">
            <Blocks blocks={blocks} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether a block is a quotation: what the teacher says to the class. */
function isQuotation([first]: readonly Token[]): boolean {
  return first?.type === "blockquote";
}

function Blocks({ blocks }: { blocks: readonly Token[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
  return blocks.map((block, index) => <Fragment key={index}>{blockOf(block as MarkedToken)}</Fragment>);
}

function blockOf(block: MarkedToken): ReactNode {
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          <RichText>{inline(block.tokens)}</RichText>
        </p>
      );
    case "blockquote":
      return (
        <blockquote className="border-accent/50 border-s-2 ps-4 text-lg leading-relaxed">
          <Blocks blocks={block.tokens} />
        </blockquote>
      );
    case "list":
      return (
        <ul className="flex list-disc flex-col gap-1.5 ps-5">
          {block.items.map(({ raw, tokens }) => (
            <li key={raw}>
              <Blocks blocks={tokens} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <GuideTable table={block as Tokens.Table} />;
    // Items of a tight list contain text directly, without paragraphs.
    case "text":
      return <RichText>{inline(block.tokens ?? [block])}</RichText>;
    default:
      throw new Error(`The host's guide has no look for “${block.type}”.`);
  }
}

/** A table whose first column names its rows. */
function GuideTable({ table: { header, align, rows } }: { table: Tokens.Table }) {
  const look = (column: number) => cn("px-3 py-1.5", align[column] === "right" ? "text-end" : "text-start");
  return (
    <div className="my-2 overflow-x-auto">
      <table className="tabular border-line border-y text-sm">
        <thead className="text-ink-muted">
          <tr>
            {header.map(({ text, tokens }, column) => (
              <th key={text} scope="col" className={cn("font-medium", look(column))}>
                <RichText>{inline(tokens)}</RichText>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name?.text} className="border-line border-t">
              <th scope="row" className={cn("font-normal", look(0))}>
                <RichText>{inline(name?.tokens ?? [])}</RichText>
              </th>
              {cells.map(({ tokens }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the table does not change
                <td key={index} className={look(index + 1)}>
                  <RichText>{inline(tokens)}</RichText>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inline(tokens: readonly Token[]): ReactNode {
  return (tokens as readonly MarkedToken[]).map((token) => {
    switch (token.type) {
      case "text":
      case "escape":
        return token.text;
      case "codespan":
        return <Key key={token.raw} written={token.text} />;
      case "strong":
        return <strong key={token.raw}>{token.text}</strong>;
      case "link":
        return (
          <a key={token.raw} href={token.href} className="text-accent underline underline-offset-4">
            {token.text}
          </a>
        );
      default:
        throw new Error(`The host's guide has no look for “${token.type}”.`);
    }
  });
}
