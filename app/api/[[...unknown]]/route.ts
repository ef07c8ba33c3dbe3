import { handle } from "@/app/api/handle";

/** Whatever no other route of the API answers. Programs ask here, so they get a problem that they can read and not a page. */
const nothingHere = handle(async () => "no-such-address");

export {
  nothingHere as DELETE,
  nothingHere as GET,
  nothingHere as HEAD,
  nothingHere as OPTIONS,
  nothingHere as PATCH,
  nothingHere as POST,
  nothingHere as PUT,
};
