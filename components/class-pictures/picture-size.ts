/** For the wall, or for a page that one sits before. */
export type PictureSize = "page" | "projector";
