// What `scripts/build-player.mjs` makes one file of: the player, and the product's styles.
import "../../app/globals.css";
import "@/components/replay/web-page/live-web-page";
