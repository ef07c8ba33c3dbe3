import { randomBytes } from "node:crypto";
import type { IdentityKey } from "@/db/school/identities";
import { onePerProcess } from "../one-per-process";

/** A teacher whom a platform has sent. `name`: what the platform calls them, for them to recognise; it is not stored. */
export type LaunchedTeacher = {
  readonly identity: IdentityKey;
  readonly name: string | null;
  readonly platform: { readonly id: string; readonly name: string };
};

/** What a browser may do next because of a launch that was checked. */
type Ticket =
  /** Sign in, in the browser that the launch came to. `browser`: see `nameOf`. `to`: a page of ours. */
  | {
      readonly for: "enter";
      readonly teacher: LaunchedTeacher;
      readonly browser: string;
      readonly to: string;
    }
  /** Link the account there with one here, and go on to `to`. */
  | { readonly for: "link"; readonly teacher: LaunchedTeacher; readonly to: string }
  /** Choose what a link of the platform opens. */
  | {
      readonly for: "choose";
      readonly teacher: LaunchedTeacher;
      readonly deployment: string;
      readonly returnUrl: string;
      readonly data: string | null;
      /** The origin of the page that shows this in a frame. */
      readonly frame: string;
    }
  /** Go on in a window of its own. */
  | { readonly for: "window"; readonly to: string };
type Kind = Ticket["for"];

/**
 * What launches allow, by names that cannot be guessed, in memory: only a launch that was checked makes one, and a server that restarts in
 * between asks people to launch again.
 */
export type Tickets = {
  /** Resolves to its name. */
  issue(ticket: Ticket): string;
  /** A ticket of a kind, if it still holds. */
  see<K extends Kind>(kind: K, name: unknown): Extract<Ticket, { for: K }> | null;
  /** The same, for the last time. */
  take<K extends Kind>(kind: K, name: unknown): Extract<Ticket, { for: K }> | null;
};

export const TICKET_SECONDS = 15 * 60;
/** A school's students launch together. The oldest are forgotten first. */
const MOST_TICKETS = 20_000;

export function createTickets(now: () => number = Date.now): Tickets {
  const held = new Map<string, { readonly ticket: Ticket; readonly expires: number }>();
  const see: Tickets["see"] = (kind, name) => {
    const found = typeof name === "string" ? held.get(name) : undefined;
    if (!found || found.expires <= now() || found.ticket.for !== kind) return null;
    return found.ticket as Extract<Ticket, { for: typeof kind }>;
  };
  return {
    issue(ticket) {
      for (const [name, { expires }] of held) {
        if (expires > now() && held.size < MOST_TICKETS) break;
        held.delete(name);
      }
      const name = randomBytes(16).toString("base64url");
      held.set(name, { ticket, expires: now() + TICKET_SECONDS * 1_000 });
      return name;
    },
    see,
    take(kind, name) {
      const ticket = see(kind, name);
      if (ticket) held.delete(String(name));
      return ticket;
    },
  };
}

export const launchTickets = onePerProcess("launch-tickets", () => createTickets());
