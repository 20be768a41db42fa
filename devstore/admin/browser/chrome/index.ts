import { readConfig } from "./config";
import { drawer } from "./drawer";
import { openFrame } from "./frame";
import { switches } from "./switches";

/** The admin's page around the app, and Shopify's own pages beside it. */
function start(): void {
  // the app sent its frame to the admin: the admin takes the whole window
  if (window.top && window.top !== window) return void (window.top.location.href = location.href);
  const config = readConfig();
  const frame = config.app ? openFrame(config, config.app) : null;
  const leave = async () => (frame ? frame.leave() : true);
  drawer();
  switches(leave);

  let agreed = false;
  document.addEventListener("click", (event) => {
    const link = (event.target as Element | null)?.closest("a");
    if (!link || !frame?.unsaved() || event.defaultPrevented || link.target === "_blank") return;
    event.preventDefault();
    void frame.leave().then((yes) => {
      agreed = yes;
      if (yes) location.assign(link.href);
    });
  });
  addEventListener("beforeunload", (event) => frame?.unsaved() && !agreed && event.preventDefault());
}

start();
