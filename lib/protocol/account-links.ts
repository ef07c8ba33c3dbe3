/** Where an invitation is accepted. */
export function invitationPath(token: string): string {
  return `/teach/invitation/${token}`;
}

/** Where a new password is set. */
export function resetPath(token: string): string {
  return `/teach/reset/${token}`;
}
