import { headers } from "next/headers";

/** The address of whoever sent the current request. The server replaces this header by the address it saw. */
export async function visitorAddress(): Promise<string> {
  return (await headers()).get("x-forwarded-for") ?? "unknown";
}
