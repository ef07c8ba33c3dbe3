import { z } from "zod";

/** Where a page that checks the classroom asks for the server's clock. */
export const CHECK_PATH = "/api/check";
/** Socket.IO's namespace in which nothing is said: whoever can connect to it can connect to a class. */
export const CHECK_NAMESPACE = "/check";

/** `now`: the server's clock, in milliseconds since 1970. */
export const CheckReply = z.object({ now: z.number() });
export type CheckReply = z.infer<typeof CheckReply>;
