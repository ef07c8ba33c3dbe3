import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { loadCatalogue } from "@/lib/i18n/catalogue";
import { DeskAt, ProjectorAt } from "../class-screens";
import { Frame } from "../frame";
import { GROWN_MOMENTS, grown, NEW_ROUND } from "./plans";

const messages = await loadCatalogue("en");

/** What a screen says in words. */
function said(screen: React.ReactNode): string {
  return renderToStaticMarkup(<Frame {...{ locale: "en", messages }}>{screen}</Frame>).replace(
    /<[^>]*>/g,
    " ",
  );
}

test.each(Object.entries(GROWN_MOMENTS))(
  "a desk and a projector that know neither task nor challenge of a round show its class all the same: %s",
  (_, later) => {
    const session = grown(...later);
    expect(session.plan.rounds).toHaveLength(NEW_ROUND + 1);
    const unknowing = { tasks: [], challenges: [] };
    const desk = said(<DeskAt session={() => session} {...unknowing} />);
    const projector = said(<ProjectorAt session={() => session} {...unknowing} />);
    expect([desk.includes("Two moons"), projector.includes(session.title)]).toEqual([true, true]);
  },
);
