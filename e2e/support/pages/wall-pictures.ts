import type { Page } from "@playwright/test";
import type { ClassPicture } from "@/lib/session/board/pictures/class-picture";
import { sayIn } from "../texts";

/** Chooses a picture by the key that the projector shows for it, which depends on the round. */
export async function showPicture(
  wall: Page,
  picture: ClassPicture,
  locale: "en" | "ar" = "en",
): Promise<void> {
  const name = sayIn(locale)(`class-pictures.names.${picture}`);
  const button = wall.getByRole("button", { name, exact: true });
  await wall.keyboard.press((await button.getAttribute("aria-keyshortcuts")) ?? "");
}
