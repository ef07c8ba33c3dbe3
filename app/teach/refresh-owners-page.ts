import { revalidatePath } from "next/cache";

/**
 * Shows on an owners' page what an act has changed, also where the act was refused because somebody else came first.
 * Whoever is no owner any more keeps the page as it is: the new one would be "not found", and the reason lost with it.
 */
export function refreshOwnersPage(path: string, outcome: unknown): void {
  if (outcome !== "not-an-owner") revalidatePath(path);
}
