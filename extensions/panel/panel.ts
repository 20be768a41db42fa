import { ask } from "./ask";
import { apply, redrawCartPage } from "./cart";
import { draw, offerCopying } from "./draw";
import { offerMore, showOlder } from "./history";
import { all, panel, refusal, say, word } from "./page";

/** what is said once a form has done its work */
const done: Record<string, string> = {
  join: "joined",
  leave: "left",
  "give-back": "given_back",
  birthday: "birthday_saved",
  "birthday/remove": "birthday_removed",
};

let opener: HTMLElement | undefined;

/** What the launcher's button calls. The first time it turns the popover into a modal dialog, without closing it in between. */
export function open(button: HTMLElement): void {
  // who closed the popover while this was on its way does not want it any more
  const wanted = opener !== undefined || !panel.popover || panel.matches(":popover-open");
  if (!opener) begin();
  opener = button;
  if (!wanted || panel.open) return;
  panel.showModal();
  panel.ariaModal = "true";
  if (panel.dataset["standing"] !== "guest") void refresh();
}

function begin(): void {
  panel.popover = null;
  panel.addEventListener("click", (event) => void clicked(event));
  panel.addEventListener("submit", (event) => void submitted(event));
  panel.addEventListener("close", () => {
    panel.ariaModal = null;
    opener?.focus();
    redrawCartPage();
  });
  offerCopying();
  if (panel.dataset["standing"] !== "guest") offerMore();
}

async function refresh(): Promise<void> {
  draw(await ask(`summary?${new URLSearchParams({ page: location.pathname })}`));
}

async function clicked(event: MouseEvent): Promise<void> {
  const target = event.target as HTMLElement;
  if (target === panel && isBeside(event)) return panel.close();
  const button = target.closest<HTMLElement>("[data-do]:not(form)");
  const code = button?.closest("li")?.querySelector("code")?.textContent ?? "";
  switch (button?.dataset["do"]) {
    case "close":
      return panel.close();
    case "more":
      return showOlder();
    case "copy":
      return navigator.clipboard.writeText(code).then(
        () => say(word("copied")),
        () => say(code),
      );
    case "apply":
      event.preventDefault();
      say(await apply(code));
  }
}

function isBeside({ clientX: x, clientY: y }: MouseEvent): boolean {
  const { left, right, top, bottom } = panel.getBoundingClientRect();
  return x < left || x > right || y < top || y > bottom;
}

async function submitted(event: SubmitEvent): Promise<void> {
  const form = event.target as HTMLFormElement;
  const act = form.dataset["do"]!;
  event.preventDefault();
  // a second tap while the first is under way is the same tap
  if (form.ariaBusy) return;
  form.ariaBusy = "true";
  const { link } = form.dataset;
  if (link) window.open(link, "_blank", "noopener");
  const answer = await ask(act, new FormData(form));
  form.ariaBusy = null;
  if (answer.reason) return say(refusal(answer.reason));
  draw(answer);
  if (act === "redeem") return redeemed(answer.code);
  if (done[act]) say(word(done[act]));
}

async function redeemed(code: string | null | undefined): Promise<void> {
  if (!code) say(word("redeem_waiting"));
  const had = all("[data-codes] li").length;
  for (let tries = 0; !code && tries < 5; tries += 1) {
    await new Promise((done) => setTimeout(done, 3000));
    await refresh();
    // newest first
    const codes = all("[data-codes] li code");
    if (codes.length > had) code = codes[0]!.textContent;
  }
  if (code) say(`${word("redeemed").replace("{code}", code)} ${await apply(code)}`);
}
