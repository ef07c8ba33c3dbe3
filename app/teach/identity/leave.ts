import { getCsrfToken } from "next-auth/react";
import { OIDC, PURPOSE_HEADER } from "@/lib/auth/identity/flow";
import { problemOfError } from "@/lib/auth/identity/refusal";
import type { ProblemCode } from "@/lib/session/decide/problem";
import { keepsCookies } from "../enter";

/** What to go to the issuer for; `invitation`: to accept the one with this token. */
export type Errand = "sign-in" | "link" | { readonly invitation: string };

/**
 * Leaves for the issuer's pages, from which the browser comes back to `next`. Resolves to null while the page is being left, or to why that
 * failed. By script: a form that is redirected to another site would be stopped by the pages' own policy.
 */
export async function leaveForIssuer(next: string, errand: Errand = "sign-in"): Promise<ProblemCode | null> {
  try {
    if (!(await keepsCookies())) return "cookies-blocked";
    const body = new URLSearchParams({
      csrfToken: (await getCsrfToken()) ?? "",
      callbackUrl: next,
      json: "true",
    });
    const answer = await fetch(`/api/auth/signin/${OIDC}`, {
      method: "POST",
      headers: headersOf(errand),
      body,
    });
    const { url } = (await answer.json()) as { url: string };
    const target = new URL(url, location.href);
    // Next-auth sends whom it does not send to the issuer to one of our own pages.
    if (target.origin === location.origin && /^\/(api\/auth|teach)\//.test(target.pathname))
      return problemOfError(target.searchParams.get("error")) ?? "cookies-blocked";
    location.assign(target);
    return null;
  } catch {
    return "no-answer";
  }
}

function headersOf(errand: Errand): Record<string, string> {
  if (errand === "sign-in") return {};
  return { [PURPOSE_HEADER]: errand === "link" ? "link" : `invitation ${errand.invitation}` };
}
