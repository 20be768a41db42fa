import { ask, refuse, type Answer } from "./ask";
import { apply, mark, readCart, redrawCartPage, takeOff } from "./cart";
import { draw, offerCopying } from "./draw";
import { friend } from "./friend";
import { offerMore, showOlder } from "./history";
import { all, home, panel, say, touch, word } from "./page";
import { giveBack, redeem } from "./redeem";

/** what is said once a form has done its work */
const done: Record<string, string> = {
  join: "joined",
  leave: "left",
  birthday: "birthday_saved",
  "birthday/remove": "birthday_removed",
};

let opener: HTMLElement | undefined;

document.addEventListener("click", (event) => void clicked(event));
panel?.addEventListener("submit", (event) => {
  event.preventDefault();
  void submitted(event);
});
offerCopying();

/** What the launcher's button calls. The first time it turns the popover into a modal dialog, without closing it in between. */
export function open(button: HTMLElement): void {
  if (!panel) return;
  // who closed the popover while this was on its way does not want it any more
  const wanted = opener !== undefined || !panel.popover || panel.matches(":popover-open");
  if (!opener) begin(panel);
  opener = button;
  if (!wanted || panel.open) return;
  touch(panel);
  panel.showModal();
  panel.ariaModal = "true";
  if (home.dataset["standing"] !== "guest") void refresh();
}

function begin(dialog: HTMLDialogElement): void {
  dialog.popover = null;
  dialog.addEventListener("close", () => {
    dialog.ariaModal = null;
    opener?.focus();
    redrawCartPage();
  });
  if (home.dataset["standing"] !== "guest") offerMore();
}

async function refresh(): Promise<Answer> {
  const answer = await ask(`summary?${new URLSearchParams({ page: location.pathname })}`);
  draw(answer);
  if (all("[data-codes] li").length > 0) {
    await readCart();
    mark();
  }
  return answer;
}

async function clicked(event: MouseEvent): Promise<void> {
  const target = event.target as HTMLElement;
  if (target === panel && isBeside(event)) return panel.close();
  const button = target.closest<HTMLElement>(".fid [data-do]:not(form)");
  if (!button) return;
  touch(button);
  const code = button.closest("li")?.querySelector("code")?.textContent ?? "";
  switch (button.dataset["do"]) {
    case "close":
      return panel?.close();
    case "more":
      return showOlder();
    case "copy":
      return copy(button.dataset["text"], code);
    case "share":
      // what a button of ours names is what the device's own sheet asks for; who closes it has said no
      return navigator.share(button.dataset as ShareData).catch(() => {});
  }
}

/** A link or message to hand on, else a code. What cannot be copied is told, to be copied by hand. */
function copy(text: string | undefined, code = ""): Promise<void> {
  return navigator.clipboard.writeText(text ?? code).then(
    () => say(word(text ? "referral_copied" : "copied")),
    () => say(text ?? code),
  );
}

function isBeside({ clientX: x, clientY: y }: MouseEvent): boolean {
  const { left, right, top, bottom } = panel!.getBoundingClientRect();
  return x < left || x > right || y < top || y > bottom;
}

/** What a form of ours does, in place. A block's form calls it, too: its own handler brings this script. */
export async function submitted(event: SubmitEvent): Promise<void> {
  const form = event.target as HTMLFormElement;
  // a second tap while the first is under way is the same tap
  if (form.ariaBusy) return;
  touch(form);
  form.ariaBusy = "true";
  await act(form);
  form.ariaBusy = null;
  redrawCartPage();
}

async function act(form: HTMLFormElement): Promise<void> {
  const what = form.dataset["do"]!;
  const card = form.closest("li");
  const code = card?.querySelector("code")?.textContent ?? "";
  switch (what) {
    case "redeem":
      return redeem(form);
    case "friend":
      return friend(form);
    case "copy-link":
      return copy(form.dataset["text"]);
    case "give-back":
      return giveBack(form);
    case "apply": {
      let says = await apply(code, card?.dataset["variant"]);
      // a code that the cart does not take may have ended since the page was drawn: the app knows
      if (says === word("not_applied")) {
        const { member } = await refresh();
        if (member && !member.codes.some((one) => one.code === code)) says = word("code_gone");
      }
      return say(says);
    }
    case "take-off":
      await takeOff(code, card?.dataset["variant"]);
      return say(word("taken_off"));
  }
  const { link } = form.dataset;
  if (link) window.open(link, "_blank", "noopener");
  const answer = await ask(what, new FormData(form));
  if (answer.reason) return refuse(answer);
  draw(answer);
  // a block draws its visitor's standing alone: another one is another page
  if (!panel?.contains(form)) location.reload();
  if (done[what]) say(word(done[what]));
}
